package io.pointsman.actions.changeset;

import io.pointsman.engine.Refusal;
import io.pointsman.review.Policy;
import io.pointsman.review.Policy.Rule;
import io.pointsman.review.Policy.Types;
import io.pointsman.settings.Key;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The key {@code Policy}: {@code Stateful}; a list of rule names; or an object of rules: {@code {"NoReplacement": "Stateful",
 * "NoDelete": ["AWS::DynamoDB::Table", "AWS::RDS::*"], "NoIamBroadening": true, "MaxChanges": 50}}.
 */
final class PolicyKey {
    private static final String TYPES =
            "{\"oneOf\":[{\"type\":\"boolean\"},{\"type\":\"string\"},{\"type\":\"array\",\"items\":{\"type\":\"string\"}}]}";
    private static final String SCHEMA = "{\"oneOf\":[{\"const\":\"Stateful\"},"
        + "{\"type\":\"array\",\"items\":{\"enum\":[\"NoReplacement\",\"NoDelete\",\"NoIamBroadening\",\"Stateful\"]}},"
        + "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{"
        + "\"NoReplacement\":" + TYPES + ",\"NoDelete\":" + TYPES
            + ",\"NoIamBroadening\":{\"type\":\"boolean\"},\"MaxChanges\":{\"type\":\"integer\",\"minimum\":0}}}]}";
    private static final String ALLOWED =
            "Stateful, a list of NoReplacement, NoDelete, NoIamBroadening, Stateful, or an object of NoReplacement,"
                    + " NoDelete (true, a resource type or a list of them), NoIamBroadening (true) and MaxChanges (a"
                    + " number)";
    private static final Types STATEFUL = new Types(Set.of(Types.STATEFUL));
    private static final String TYPE = "[A-Za-z0-9]+(::[A-Za-z0-9]+)+(::\\*)?|[A-Za-z0-9]+::\\*";

    static final Key<Policy> POLICY = new Key<>(
            "Policy",
            SCHEMA,
            ALLOWED,
            "what the change set may not hold; a resource that breaks a rule stops the release",
            Optional.of(Policy.NONE),
            PolicyKey::read);

    private PolicyKey() {}

    private static Optional<Policy> read(Object value) {
        return rules(value).map(Policy::new);
    }

    private static Optional<List<Rule>> rules(Object value) {
        return switch (value) {
            case String word -> named(word);
            case List<?> words -> all(words.stream().map(PolicyKey::rules).toList());
            case Map<?, ?> map ->
                all(map.entrySet().stream()
                        .map(one -> rule(String.valueOf(one.getKey()), one.getValue()))
                        .toList());
            default -> Optional.empty();
        };
    }

    private static Optional<List<Rule>> all(List<Optional<List<Rule>>> each) {
        return each.stream().allMatch(Optional::isPresent)
                ? Optional.of(
                        each.stream().flatMap(one -> one.orElseThrow().stream()).toList())
                : Optional.empty();
    }

    private static Optional<List<Rule>> named(String word) {
        return switch (word) {
            case Types.STATEFUL -> Optional.of(List.of(new Rule.NoReplacement(STATEFUL), new Rule.NoDelete(STATEFUL)));
            case "MaxChanges" -> Optional.empty();
            default -> rule(word, true);
        };
    }

    private static Optional<List<Rule>> rule(String name, @Nullable Object value) {
        if (Boolean.FALSE.equals(value)) {
            return Optional.of(List.of());
        }
        return switch (name) {
            case "NoReplacement" -> types(value).map(types -> List.of(new Rule.NoReplacement(types)));
            case "NoDelete" -> types(value).map(types -> List.of(new Rule.NoDelete(types)));
            case "NoIamBroadening" ->
                Boolean.TRUE.equals(value) ? Optional.of(List.of(new Rule.NoIamBroadening())) : Optional.empty();
            case "MaxChanges" -> number(value).map(most -> List.of(new Rule.MaxChanges(most)));
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> number(@Nullable Object value) {
        return value instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE
                ? Optional.of(number.intValue())
                : Optional.empty();
    }

    private static Optional<Types> types(@Nullable Object value) {
        return switch (value) {
            case Boolean all -> Optional.of(Types.ALL);
            case String one -> Optional.of(listed(List.of(one)));
            case List<?> list when !list.isEmpty() -> Optional.of(listed(list));
            case null, default -> Optional.empty();
        };
    }

    private static Types listed(List<?> list) {
        Set<String> patterns = new LinkedHashSet<>();
        list.forEach(item -> patterns.add(type(String.valueOf(item))));
        return new Types(patterns);
    }

    /** A slip here would let everything through. */
    private static String type(String word) {
        if (word.equals(Types.STATEFUL) || word.matches(TYPE)) {
            return word;
        }
        throw Refusal.configuration(
                "Policy: " + word + " is no resource type; write AWS::DynamoDB::Table, AWS::RDS::* or" + " Stateful");
    }
}
