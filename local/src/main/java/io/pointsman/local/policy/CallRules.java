package io.pointsman.local.policy;

import io.pointsman.endpoint.cloudformation.template.Declared;
import io.pointsman.endpoint.cloudformation.template.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which calls of a handler are there for something that a template has not asked for: {@code only-with.txt}. */
final class CallRules {
    private static final List<CallRule> ALL =
            DataLines.of("only-with.txt").stream().map(CallRule::of).toList();

    private CallRules() {}

    /**
     * One line.
     *
     * @param properties names of members, one of which has to be there
     */
    private record CallRule(String type, String action, Pattern properties, String source) {
        static CallRule of(List<String> line) {
            return new CallRule(line.get(0), line.get(1), Pattern.compile(line.get(2)), line.get(3));
        }

        boolean isFor(String wanted, String call) {
            return (type.equals("*") || type.equals(wanted)) && Arns.fits(action, call);
        }
    }

    /** Which call is not needed: what is not there, and where AWS says so. */
    static Optional<String> unneeded(Declared resource, String action) {
        return ALL.stream()
                .filter(rule -> rule.isFor(resource.type(), action))
                .filter(rule -> !has(resource.attributes(), rule.properties()))
                .findFirst()
                .map(rule -> "`" + rule.action() + "` of " + resource.type() + ": nothing in it is called `"
                        + rule.properties().pattern() + "`; " + rule.source());
    }

    static boolean has(Object value, Pattern name) {
        return switch (value) {
            case Map<?, ?> map ->
                Values.map(map).entrySet().stream()
                        .anyMatch(one -> name.matcher(one.getKey()).matches() || has(one.getValue(), name));
            case List<?> list -> list.stream().anyMatch(item -> has(item, name));
            default -> false;
        };
    }
}
