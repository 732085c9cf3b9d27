package io.pointsman.endpoint.cloudformation.sam.function;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.LogicalId;
import io.pointsman.endpoint.cloudformation.sam.spec.PolicyDocuments;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code EventInvokeConfig}: retries and destinations; a queue or topic that is not named is made. */
final class InvokeConfig {
    private static final Set<String> TYPES = Set.of("SQS", "SNS", "EventBridge", "Lambda", "S3Bucket");

    private final SamResource function;
    private final Translation translation;
    private final String id;
    private final List<CfnResource> made = new ArrayList<>();
    private final List<Map<String, Object>> policies = new ArrayList<>();

    InvokeConfig(SamResource function, Translation translation) {
        this.function = function;
        this.translation = translation;
        id = function.id() + "EventInvokeConfig";
    }

    /** @param alias its logical id */
    List<CfnResource> made(Optional<String> alias, String qualifier) {
        if (!function.isTrue("EventInvokeConfig")) {
            return List.of();
        }
        Map<String, Object> config = Tree.map(translation.parameters().inPlace(function.map("EventInvokeConfig")));
        Map<String, Object> destinations = Tree.of();
        Tree.trueAt(config, "DestinationConfig").ifPresent(declared -> {
            if (!(declared instanceof Map<?, ?> map)) {
                throw function.trouble("Property 'EventInvokeConfig.DestinationConfig' should be a map.");
            }
            List.of("OnSuccess", "OnFailure")
                    .forEach(when -> Tree.at(map, when)
                            .ifPresent(one -> destinations.put(when, Tree.of("Destination", destination(one, when)))));
        });
        CfnResource resource = new CfnResource(id, "AWS::Lambda::EventInvokeConfig", function.ownAttributes());
        alias.ifPresent(one -> resource.dependsOn(Tree.listOf(one)));
        made.add(resource.with("FunctionName", Fn.ref(function.id()))
                .with("Qualifier", qualifier.isEmpty() ? "$LATEST" : qualifier)
                .with("DestinationConfig", destinations)
                .from(config, List.of("MaximumEventAgeInSeconds", "MaximumRetryAttempts")));
        return made;
    }

    List<Map<String, Object>> policies() {
        return policies;
    }

    private Object destination(Object declared, String when) {
        if (!(declared instanceof Map<?, ?> map)) {
            throw function.trouble("Property 'EventInvokeConfig.DestinationConfig." + when + "' should be a map.");
        }
        String type = String.valueOf(Tree.at(map, "Type").orElse("None"));
        if (!TYPES.contains(type)) {
            throw function.trouble(
                    "'Type: " + type + "' must be one of ['SQS', 'SNS', 'EventBridge', 'Lambda', 'S3Bucket']");
        }
        Optional<Object> given = Tree.at(map, "Destination");
        Optional<Choice> choice = given.flatMap(this::choice);
        if (given.isPresent() && choice.isEmpty()) {
            policies.add(policy(type, id + when, given.get()));
            return given.get();
        }
        CfnResource own = own(type, id + when);
        choice.map(Choice::condition)
                .map(this::withFunctions)
                .ifPresent(condition -> own.attribute("Condition", condition));
        Object arn = type.equals("SQS") ? own.arn() : own.ref();
        Object destination = choice.<Object>map(one -> Fn.ifElse(one.condition(), arn, one.theirs()))
                .orElse(arn);
        policies.add(policy(type, id + when, destination));
        made.add(own);
        return destination;
    }

    private CfnResource own(String type, String prefix) {
        return switch (type) {
            case "SQS" -> function.beside(prefix + "Queue", "AWS::SQS::Queue");
            case "SNS" -> function.beside(prefix + "Topic", "AWS::SNS::Topic");
            default -> throw function.trouble("Destination is required if Type is not ['SQS', 'SNS']");
        };
    }

    /**
     * A destination that the template only has under a condition.
     *
     * @param condition under which SAM makes its own
     */
    private record Choice(String condition, Object theirs) {}

    private Optional<Choice> choice(Object destination) {
        if (!Fn.isIf(destination)) {
            return Optional.empty();
        }
        List<Object> branches = branches(destination);
        String condition = String.valueOf(branches.getFirst());
        boolean then = Fn.isNoValue(branches.get(1));
        boolean otherwise = Fn.isNoValue(branches.get(2));
        if (then == otherwise) {
            return Optional.empty();
        }
        if (then) {
            return Optional.of(new Choice(condition, branches.get(2)));
        }
        String not = LogicalId.of("NOT" + condition, id);
        translation.conditions().put(not, Fn.not(condition));
        return Optional.of(new Choice(not, branches.get(1)));
    }

    private List<Object> branches(Object destination) {
        try {
            return Fn.ifArguments(destination);
        } catch (IllegalArgumentException e) {
            throw function.trouble("Malformed 'Destination' property: " + e.getMessage() + ".");
        }
    }

    private Object withFunctions(String condition) {
        return function.condition()
                .<Object>map(own -> {
                    String both = LogicalId.of(own + "AND" + condition, function.id());
                    translation.conditions().put(both, Tree.of("Fn::And", Tree.listOf(named(own), named(condition))));
                    return both;
                })
                .orElse(condition);
    }

    /** SAM names a condition twice over here. */
    private static Map<String, Object> named(Object condition) {
        return Tree.of("Condition", Tree.of("Condition", condition));
    }

    private static Map<String, Object> policy(String type, String prefix, Object arn) {
        return switch (type) {
            case "SQS" -> PolicyDocuments.sendMessage(prefix, arn);
            case "SNS" -> PolicyDocuments.publish(prefix, arn);
            case "EventBridge" -> PolicyDocuments.allowing(prefix + "EventBridgePolicy", "events:PutEvents", arn);
            case "Lambda" -> PolicyDocuments.invoke(prefix, arn);
            default -> PolicyDocuments.putObjects(prefix, arn);
        };
    }
}
