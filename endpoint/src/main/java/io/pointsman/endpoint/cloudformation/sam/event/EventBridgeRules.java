package io.pointsman.endpoint.cloudformation.sam.event;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** EventBridge rules: {@code Schedule}, {@code CloudWatchEvent} and {@code EventBridgeRule}, for functions and state machines. */
public record EventBridgeRules(SamResource owner, SamResource event) {
    private static final int TARGET_ID = 64;

    /** The rule without its target. */
    public CfnResource rule() {
        CfnResource rule = owner.beside(event.id(), "AWS::Events::Rule");
        if (event.type().equals("Schedule")) {
            rule.with("ScheduleExpression", event.property("Schedule"))
                    .from(event.properties(), List.of("Name", "Description"));
        } else {
            rule.from(event.properties(), List.of("EventBusName"))
                    .with("EventPattern", event.property("Pattern"))
                    .with("Name", event.property("RuleName"));
        }
        return rule.with("State", state());
    }

    private Optional<Object> state() {
        Optional<Object> enabled = event.property("Enabled");
        if (event.isTrue("State") && enabled.isPresent()) {
            throw SamTrouble.event(event.name(), "State and Enabled Properties cannot both be specified.");
        }
        return enabled.<Object>map(flag -> Tree.isTrue(flag) ? "ENABLED" : "DISABLED")
                .or(() -> event.truly("State"));
    }

    /** @param suffix of the target's id, where the event gives none */
    public Map<String, Object> target(Object arn, String suffix, Optional<Object> role, Optional<Object> deadLetters) {
        Map<String, Object> target = Tree.of("Arn", arn, "Id", targetId(suffix));
        role.ifPresent(one -> target.put("RoleArn", one));
        List<String> inputs = event.type().equals("Schedule")
                ? List.of("Input", "RetryPolicy")
                : List.of("Input", "InputPath", "RetryPolicy", "InputTransformer");
        inputs.forEach(name -> event.property(name).ifPresent(value -> target.put(name, value)));
        deadLetters.ifPresent(queue -> target.put("DeadLetterConfig", Tree.of("Arn", queue)));
        return target;
    }

    private Object targetId(String suffix) {
        return Tree.at(event.map("Target"), "Id").orElseGet(() -> {
            String id = event.id();
            int room = TARGET_ID - suffix.length();
            return (id.length() > room ? id.substring(0, room) : id) + suffix;
        });
    }

    /** What a function gets: rule, dead letters, and EventBridge's permission. */
    List<CfnResource> forFunction(EventTarget target) {
        CfnResource rule = rule();
        DeadLetters letters = new DeadLetters(owner, event);
        Optional<Object> queue = letters.forRule(rule.arn());
        rule.with("Targets", Tree.listOf(target(target.arn(), "LambdaTarget", Optional.empty(), queue)));
        List<CfnResource> made = letters.made();
        made.add(rule);
        made.add(new Permissions(target, "events.amazonaws.com").of(event.id()).with("SourceArn", rule.arn()));
        return made;
    }
}
