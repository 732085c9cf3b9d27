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

/** {@code DeadLetterConfig} of a rule or schedule: a queue that is named, or one that SAM makes. */
public final class DeadLetters {
    private final SamResource owner;
    private final SamResource event;
    private final List<CfnResource> made = new ArrayList<>();

    /** @param owner the function or state machine, whose attributes the queue takes over */
    public DeadLetters(SamResource owner, SamResource event) {
        this.owner = owner;
        this.event = event;
    }

    /** The queue's ARN, if the event wants one; with what lets the rule send to a queue that SAM makes. */
    public Optional<Object> forRule(Object ruleArn) {
        return queue().map(arn -> {
            made.stream()
                    .toList()
                    .forEach(queue -> made.add(owner.beside(event.id() + "QueuePolicy", "AWS::SQS::QueuePolicy")
                            .with(
                                    "PolicyDocument",
                                    PolicyDocuments.queuePolicy(
                                            Tree.of("Service", "events.amazonaws.com"), arn, ruleArn))
                            .with("Queues", Tree.listOf(queue.ref()))));
            return arn;
        });
    }

    /** A schedule sends with its own role, so that the queue needs no policy. */
    public Optional<Object> forSchedule() {
        return queue();
    }

    public List<CfnResource> made() {
        return made;
    }

    private Optional<Object> queue() {
        if (event.property("DeadLetterConfig").isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> config = event.map("DeadLetterConfig");
        check(config);
        return Tree.at(config, "Arn").or(() -> {
            Object name = Tree.trueAt(config, "QueueLogicalId").orElse(event.id() + "Queue");
            if (!(name instanceof String id)) {
                throw SamTrouble.event(event.id(), "QueueLogicalId must be a string");
            }
            CfnResource queue = owner.beside(id, "AWS::SQS::Queue");
            made.add(queue);
            return Optional.of(queue.arn());
        });
    }

    private void check(Map<String, Object> config) {
        boolean arn = config.containsKey("Arn");
        boolean type = config.containsKey("Type");
        if (arn && type) {
            throw SamTrouble.event(event.id(), "You can either define 'Arn' or 'Type' property of DeadLetterConfig.");
        }
        if (type && !"SQS".equals(config.get("Type"))) {
            throw SamTrouble.event(
                    event.id(), "The only valid value for 'Type' property of DeadLetterConfig is 'SQS'.");
        }
        if (!arn && !type) {
            throw SamTrouble.event(event.id(), "No 'Arn' or 'Type' property provided for DeadLetterConfig.");
        }
    }
}
