package io.pointsman.endpoint.cloudformation.drift;

import io.pointsman.endpoint.World;
import io.pointsman.endpoint.cloudformation.resource.Actual;
import io.pointsman.endpoint.cloudformation.resource.Actuals;
import io.pointsman.endpoint.cloudformation.resource.Made;
import io.pointsman.endpoint.cloudformation.stack.StackResource;
import io.pointsman.endpoint.cloudformation.template.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One resource beside what was deployed. Only what the template says is compared: what it leaves to the service may be anything.
 *
 * @param expected those of the deployed properties that the service tells of
 * @param actual the same properties as they are
 */
public record Drift(
        Status status, Map<String, Object> expected, Map<String, Object> actual, List<PropertyDifference> differences) {
    /** NOT_CHECKED: the endpoint has no state of that type. */
    public enum Status {
        IN_SYNC,
        MODIFIED,
        DELETED,
        NOT_CHECKED
    }

    /** Maps whose keys are the user's own: one more than the template has is a difference. */
    private static final Set<String> FREE = Set.of("Variables");

    private static final Drift NOT_CHECKED = new Drift(Status.NOT_CHECKED, Map.of(), Map.of(), List.of());

    public static Drift of(World world, StackResource resource) {
        return resource.made().map(made -> of(world, resource.type(), made)).orElse(NOT_CHECKED);
    }

    private static Drift of(World world, String type, Made made) {
        return switch (Actuals.of(world, type, made)) {
            case Actual.Untold untold -> NOT_CHECKED;
            case Actual.Deleted deleted -> new Drift(Status.DELETED, Map.of(), Map.of(), List.of());
            case Actual.There there -> compared(type, made, there);
        };
    }

    private static Drift compared(String type, Made made, Actual.There there) {
        Map<String, Object> expected = new LinkedHashMap<>(made.properties());
        expected.keySet().retainAll(there.told());
        expected.keySet().removeAll(Actuals.writeOnly(type));
        Map<String, Object> actual = new LinkedHashMap<>();
        expected.forEach((name, value) ->
                Values.at(there.properties(), name).ifPresent(now -> actual.put(name, narrowed(name, value, now))));
        List<PropertyDifference> differences = Leaf.differences(expected, actual);
        return new Drift(differences.isEmpty() ? Status.IN_SYNC : Status.MODIFIED, expected, actual, differences);
    }

    /** Without the members that the template does not speak of. */
    private static Object narrowed(String name, Object expected, Object actual) {
        if (!(expected instanceof Map<?, ?> one) || !(actual instanceof Map<?, ?> other) || FREE.contains(name)) {
            return actual;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        one.forEach((key, value) -> {
            String member = String.valueOf(key);
            Values.at(other, member).ifPresent(now -> members.put(member, narrowed(member, value, now)));
        });
        return members;
    }

    /** What was deployed, with what the service tells in its place; empty: it is not there any more. */
    public Optional<Made> now(Made made) {
        if (status == Status.DELETED) {
            return Optional.empty();
        }
        Map<String, Object> properties = new LinkedHashMap<>(made.properties());
        properties.keySet().removeAll(expected.keySet());
        properties.putAll(actual);
        return Optional.of(new Made(made.physicalId(), made.attributes(), properties));
    }
}
