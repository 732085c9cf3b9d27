package io.pointsman.review;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a change set may not hold. A change that cannot be judged counts against it. */
public record Policy(List<Rule> rules) {
    public static final Policy NONE = new Policy(List.of());

    /** One rule. */
    public sealed interface Rule {
        /** Nothing of these types may be replaced; {@code Conditional} counts. */
        record NoReplacement(Types types) implements Rule {}

        /** Nothing of these types may be deleted; what only leaves the stack ({@code DeletionPolicy: Retain}) may. */
        record NoDelete(Types types) implements Rule {}

        /** Nobody may do more than before. */
        record NoIamBroadening() implements Rule {}

        /** @param most changes of resources, those of nested stacks among them */
        record MaxChanges(int most) implements Rule {}
    }

    /**
     * The resource types that a rule is about.
     *
     * @param patterns types; {@code *} at the end stands for the rest ({@code AWS::RDS::*}), {@code Stateful} for the preset; empty:
     *     every type
     */
    public record Types(Set<String> patterns) {
        public static final Types ALL = new Types(Set.of());
        public static final String STATEFUL = "Stateful";

        boolean holds(String type) {
            return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> matches(pattern, type));
        }

        private static boolean matches(String pattern, String type) {
            if (pattern.equals(STATEFUL)) {
                return StatefulTypes.holds(type);
            }
            return pattern.endsWith("*")
                    ? type.startsWith(pattern.substring(0, pattern.length() - 1))
                    : type.equals(pattern);
        }
    }

    /** @param isWhole the changes of nested stacks are among them */
    public List<Objection> objections(Changes changes, boolean isWhole) {
        return rules.stream()
                .flatMap(rule -> objections(rule, changes, isWhole))
                .toList();
    }

    private static Stream<Objection> objections(Rule rule, Changes changes, boolean isWhole) {
        return switch (rule) {
            case Rule.NoReplacement(Types types) -> new Loss("NoReplacement", types, isWhole).replaced(changes);
            case Rule.NoDelete(Types types) -> new Loss("NoDelete", types, isWhole).deleted(changes);
            case Rule.NoIamBroadening() -> Broadening.of(changes, isWhole);
            case Rule.MaxChanges(int most) -> Stream.concat(tooMany(changes, most), uncounted(changes, isWhole));
        };
    }

    /** Whatever changes in a nested stack is one change of the stack around it. */
    private static Stream<Objection> uncounted(Changes changes, boolean isWhole) {
        return isWhole
                ? Stream.empty()
                : changes.list().stream()
                        .filter(Change::isNestedStack)
                        .map(change -> Objection.to(
                                change,
                                "MaxChanges",
                                "its own changes were not counted; set IncludeNestedStacks to true"));
    }

    private static Stream<Objection> tooMany(Changes changes, int most) {
        int all = changes.list().size();
        return all <= most
                ? Stream.empty()
                : Stream.of(
                        new Objection("MaxChanges", "the change set", "", all + " changes, and " + most + " allowed"));
    }
}
