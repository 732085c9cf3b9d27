package io.pointsman.local.operator.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A parameter of the stack that a release would change.
 *
 * @param what happens to it, for people
 */
public record ParameterDifference(String name, String what) {
    /** As CloudFormation shows a value that is a secret. */
    private static final String HIDDEN = "****";

    /**
     * @param deployed the values of the stack
     * @param declared by the template, with their defaults
     * @param given values that the release would be given
     */
    static List<ParameterDifference> between(
            Map<String, String> deployed, Map<String, Optional<String>> declared, Map<String, String> given) {
        TreeSet<String> names = new TreeSet<>(deployed.keySet());
        names.addAll(declared.keySet());
        List<ParameterDifference> all = new ArrayList<>();
        for (String name : names) {
            what(name, deployed, declared, given).ifPresent(what -> all.add(new ParameterDifference(name, what)));
        }
        return List.copyOf(all);
    }

    private static Optional<String> what(
            String name,
            Map<String, String> deployed,
            Map<String, Optional<String>> declared,
            Map<String, String> given) {
        if (!declared.containsKey(name)) {
            return Optional.of("goes away");
        }
        Optional<String> value = Optional.ofNullable(given.get(name));
        Optional<String> now = Optional.ofNullable(deployed.get(name));
        if (now.isPresent()) {
            return value.filter(wanted -> !now.equals(Optional.of(wanted))).map(wanted -> changed(now.get(), wanted));
        }
        Optional<String> first = value.or(() -> declared.getOrDefault(name, Optional.empty()));
        return Optional.of(first.map(text -> "is new: " + text)
                .orElse("is new and gets no value: CloudFormation would refuse the change set"));
    }

    private static String changed(String now, String wanted) {
        return now.equals(HIDDEN)
                ? "is given a value; whether it is another one CloudFormation does not show"
                : now + " -> " + wanted;
    }
}
