package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.Arn;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.json.JsonObject;
import java.util.Set;

/** The alarms that would take an operation back. They are checked as AWS checks them; none of them is watched. */
final class RollbackTriggers {
    private static final Set<String> TYPES = Set.of("AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm");

    private RollbackTriggers() {}

    static void check(JsonObject input) {
        input.objectOrEmpty("RollbackConfiguration").objects("RollbackTriggers").forEach(RollbackTriggers::checkOne);
    }

    private static void checkOne(JsonObject trigger) {
        if (!TYPES.contains(trigger.text("Type").orElse(""))) {
            throw Invalid.because("Rollback Trigger Type not supported");
        }
        boolean alarm = Arn.of(trigger.text("Arn").orElse(""))
                .filter(arn -> arn.resource().startsWith("alarm:"))
                .isPresent();
        if (!alarm) {
            throw Invalid.because("RelativeId of a Rollback Trigger's ARN is incorrect");
        }
    }
}
