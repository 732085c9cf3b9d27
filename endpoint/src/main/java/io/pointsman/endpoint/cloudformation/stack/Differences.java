package io.pointsman.endpoint.cloudformation.stack;

import io.pointsman.endpoint.cloudformation.template.Values;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The top-level members in which two sets of properties differ. */
final class Differences {
    private Differences() {}

    static Set<String> of(Map<String, Object> before, Map<String, Object> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeIf(name -> isSame(Values.at(before, name), Values.at(after, name)));
        return names;
    }

    private static boolean isSame(Optional<Object> one, Optional<Object> other) {
        return one.isPresent() == other.isPresent()
                && one.map(value -> Values.same(value, other.orElseThrow())).orElse(true);
    }
}
