package io.pointsman.endpoint.cloudformation.sam.event;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.PolicyDocuments;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code ScheduleV2}: a schedule of EventBridge Scheduler, and the role that it calls its target with. */
public record Schedules(SamResource owner, SamResource event) {
    private static final List<String> SAME =
            List.of("Description", "StartDate", "EndDate", "ScheduleExpressionTimezone", "GroupName", "KmsKeyArn");

    /**
     * The schedule and what it needs.
     *
     * @param arn what the schedule starts
     * @param policy what lets the schedule's role start it
     */
    public List<CfnResource> made(Object arn, Map<String, Object> policy) {
        CfnResource schedule = schedule();
        DeadLetters letters = new DeadLetters(owner, event);
        Optional<Object> queue = letters.forSchedule();
        List<CfnResource> made = new ArrayList<>(letters.made());
        made.add(schedule);
        Object role = event.truly("RoleArn").orElseGet(() -> {
            CfnResource own = role(policy, queue);
            made.add(own);
            return own.arn();
        });
        Map<String, Object> target = Tree.of("Arn", arn, "RoleArn", role);
        event.property("Input").ifPresent(input -> target.put("Input", input));
        queue.ifPresent(one -> target.put("DeadLetterConfig", Tree.of("Arn", one)));
        event.property("RetryPolicy").ifPresent(retry -> target.put("RetryPolicy", retry));
        schedule.with("Target", target);
        return made;
    }

    private CfnResource schedule() {
        CfnResource schedule = owner.beside(event.id(), "AWS::Scheduler::Schedule")
                .with("ScheduleExpression", event.property("ScheduleExpression"))
                .with("State", event.truly("State"))
                .with("FlexibleTimeWindow", event.truly("FlexibleTimeWindow").orElse(Tree.of("Mode", "OFF")))
                .from(event.properties(), SAME);
        if (!event.isTrue("OmitName")) {
            return schedule.with("Name", event.truly("Name").orElse(event.id()));
        }
        if (event.isTrue("Name")) {
            throw SamTrouble.event(event.id(), "Name cannot be set when OmitName is True");
        }
        return schedule;
    }

    private CfnResource role(Map<String, Object> policy, Optional<Object> queue) {
        List<Object> policies = Tree.listOf(policy);
        queue.ifPresent(arn -> policies.add(PolicyDocuments.sendMessage(event.id(), arn)));
        return owner.beside(event.id() + "Role", "AWS::IAM::Role")
                .with("AssumeRolePolicyDocument", PolicyDocuments.assumedBy("scheduler.amazonaws.com"))
                .with("Policies", policies)
                .with("PermissionsBoundary", event.truly("PermissionsBoundary"));
    }
}
