package io.pointsman.review;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import io.pointsman.secrets.Disclosure;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a change set does to one resource (docs/aws-facts.md).
 *
 * @param within logical ids of the nested stacks that it lies in, {@code /} between them; empty: in the stack itself
 * @param physicalId empty for what is not there yet
 * @param policy CloudFormation's PolicyAction ({@code Delete}, {@code Retain}, {@code ReplaceAndDelete}, ...); empty where it
 *     gives none
 * @param before the resource as it is, as JSON text with the member {@code Properties}; empty where that is not known
 * @param after the resource as it is to be, in the same form
 * @param facts what else the digest covers
 */
public record Change(
        String within,
        Action action,
        String logicalId,
        String physicalId,
        String type,
        Replacement replacement,
        String policy,
        List<String> scope,
        List<PropertyChange> properties,
        Optional<String> before,
        Optional<String> after,
        JsonObject facts) {
    public static final String NESTED_STACK = "AWS::CloudFormation::Stack";

    /** What is done. */
    public enum Action {
        ADD("Add"),
        MODIFY("Modify"),
        REMOVE("Remove"),
        IMPORT("Import"),
        DYNAMIC("Maybe change"),
        SYNC_WITH_ACTUAL("Bring into line");

        private final String said;

        Action(String said) {
            this.said = said;
        }

        String said() {
            return said;
        }
    }

    /** Whether the resource is made anew. */
    public enum Replacement {
        NO(""),
        YES(", replaced"),
        CONDITIONAL(", may be replaced");

        private final String said;

        Replacement(String said) {
            this.said = said;
        }
    }

    /** The properties in a context, {@link #before} or {@link #after}; none where it is absent or cannot be read. */
    public static JsonObject properties(Optional<String> context) {
        try {
            return context.map(Json::object)
                    .map(resource -> resource.objectOrEmpty("Properties"))
                    .orElseGet(JsonObject::empty);
        } catch (JsonTrouble e) {
            return JsonObject.empty();
        }
    }

    /** As people may see it. */
    Change shown(Disclosure disclosure, Set<String> hidden) {
        Disclosure.Sides real = new Disclosure.Sides(before, after);
        Disclosure.Sides whole = disclosure.and(fromSecrets(disclosure)).resource(type, real);
        hidden.addAll(whole.hidden());
        return new Change(
                within,
                action,
                logicalId,
                physicalId,
                type,
                replacement,
                policy,
                scope,
                properties.stream()
                        .map(one -> one.shown(disclosure, type, real, hidden))
                        .toList(),
                whole.before(),
                whole.after(),
                facts);
    }

    /** What comes from a secret parameter is one at each place of the resource. */
    private Set<String> fromSecrets(Disclosure disclosure) {
        return properties.stream()
                .filter(one -> disclosure.isSecretParameter(one.cause()))
                .flatMap(one -> Stream.of(one.before(), one.after()))
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The logical id with those of the nested stacks before it. */
    public String path() {
        return within.isEmpty() ? logicalId : within + "/" + logicalId;
    }

    /** {@code Modify PipelineTest (AWS::Lambda::Function)}. */
    public String sentence() {
        return action.said + " " + path() + " (" + type + replacement.said + ")";
    }

    /** Whether another resource may take this one's part. What CloudFormation cannot tell counts. */
    boolean mayReplace() {
        return replacement != Replacement.NO || action == Action.DYNAMIC;
    }

    /** Whether the resource may be gone afterwards. One that only leaves the stack and is kept does not count. */
    boolean mayDelete() {
        return (action == Action.REMOVE && !isRetained()) || action == Action.DYNAMIC;
    }

    boolean isRetained() {
        return policy.equals("Retain") || policy.equals("ReplaceAndRetain");
    }

    boolean isNestedStack() {
        return type.equals(NESTED_STACK);
    }

    boolean changesCode() {
        return type.equals("AWS::Lambda::Function")
                && (action == Action.ADD
                        || properties.stream().anyMatch(one -> one.name().equals("Code")));
    }

    /**
     * For the digest: the same change is the same JSON, in whatever order CloudFormation lists its parts. The physical id of what
     * is new is left out: a nested stack gets one with each change set that would create it.
     */
    JsonObject canonical() {
        return JsonObject.of("logicalId", path(), "action", action.name(), "type", type)
                .with("physicalId", action == Action.ADD ? "" : physicalId)
                .with("replacement", replacement.name())
                .with("policy", policy)
                .with("scope", scope.stream().sorted().toList())
                .with(
                        "details",
                        properties.stream()
                                .map(one -> Json.text(one.json()))
                                .sorted()
                                .toList())
                .with("before", before)
                .with("after", after)
                .with("facts", facts);
    }

    JsonObject json() {
        return JsonObject.of("logicalId", logicalId, "action", action.name(), "type", type)
                .with("within", Optional.of(within).filter(path -> !path.isEmpty()))
                .with("physicalId", Optional.of(physicalId).filter(id -> !id.isEmpty()))
                .with("replacement", replacement.name())
                .with("policyAction", Optional.of(policy).filter(word -> !word.isEmpty()))
                .with("scope", scope)
                .with("risk", Risk.of(this).name())
                .with(
                        "properties",
                        properties.stream().map(PropertyChange::json).toList())
                .with("before", before)
                .with("after", after);
    }
}
