package io.pointsman.endpoint.cloudformation.sam.event;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.PolicyDocuments;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.ServiceRole;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.List;

/** One event of a function, of every type but those of the APIs. */
public record FunctionEvent(EventTarget target, SamResource event, ServiceRole role, Translation translation) {
    /** What an event adds to has to be in the template; this is looked at before anything is made. */
    public static void link(SamResource function, SamResource event, Translation translation) {
        EventTarget target = new EventTarget(function, function.id(), false);
        switch (event.type()) {
            case "S3" -> new BucketEvent(target, event, translation).linked();
            case "Cognito" -> new UserPools(target, event, translation).linked();
            default -> {
                // The others name what they need by ARN, or make it themselves.
            }
        }
    }

    public List<CfnResource> made() {
        return switch (event.type()) {
            case "Schedule", "CloudWatchEvent", "EventBridgeRule" ->
                new EventBridgeRules(target.function(), event).forFunction(target);
            case "ScheduleV2" ->
                new Schedules(target.function(), event)
                        .made(target.arn(), PolicyDocuments.invoke(event.id(), target.arn()));
            case "SNS" -> new Topics(target, event, role, translation).made();
            case "S3" -> new BucketEvent(target, event, translation).made();
            case "Cognito" -> new UserPools(target, event, translation).made();
            case "AlexaSkill" -> List.of(alexa());
            case "IoTRule" -> iot();
            case "CloudWatchLogs" -> logs();
            case String polled
            when Mappings.TYPES.contains(polled) -> List.of(new Mappings(target, event, role, translation).made());
            default -> throw new IllegalStateException("event of type " + event.type());
        };
    }

    private CfnResource alexa() {
        return new Permissions(target, "alexa-appkit.amazon.com")
                .of(event.id())
                .with("EventSourceToken", event.property("SkillId"));
    }

    private List<CfnResource> iot() {
        Object source = Fn.sub(Fn.arn("aws", "iot", "rule/${RuleName}"), Tree.of("RuleName", Fn.ref(event.id())));
        CfnResource permission = new Permissions(target, "iot.amazonaws.com")
                .of(event.id())
                .with("SourceArn", source)
                .with("SourceAccount", Fn.sub("${AWS::AccountId}"));
        Object action = Tree.of("Lambda", Tree.of("FunctionArn", target.arn()));
        var payload = Tree.of("Sql", event.need("Sql"), "RuleDisabled", false, "Actions", Tree.listOf(action));
        event.truly("AwsIotSqlVersion").ifPresent(version -> payload.put("AwsIotSqlVersion", version));
        return List.of(
                permission, target.made(event.id(), "AWS::IoT::TopicRule").with("TopicRulePayload", payload));
    }

    private List<CfnResource> logs() {
        Object source = Fn.sub(
                Fn.arn("aws", "logs", "log-group:${__LogGroupName__}:*"),
                Tree.of("__LogGroupName__", event.need("LogGroupName")));
        CfnResource permission =
                new Permissions(target, "logs.amazonaws.com").of(event.id()).with("SourceArn", source);
        CfnResource filter = target.made(event.id(), "AWS::Logs::SubscriptionFilter")
                .dependsOn(Tree.listOf(permission.id()))
                .from(event.properties(), List.of("LogGroupName", "FilterPattern"))
                .with("DestinationArn", target.arn());
        return List.of(permission, filter);
    }
}
