package io.pointsman.endpoint.cloudformation.intrinsic;

import io.pointsman.endpoint.cloudformation.intrinsic.Desired.Wanted;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Puts resources behind what they need. */
final class Order {
    private Order() {}

    static Map<String, Wanted> of(Map<String, Wanted> wanted) {
        Map<String, Wanted> ordered = new LinkedHashMap<>();
        Map<String, Wanted> left = new LinkedHashMap<>(wanted);
        refuseAbsent(wanted);
        while (!left.isEmpty()) {
            Set<String> ready = new LinkedHashSet<>();
            left.values().stream()
                    .filter(one -> ordered.keySet().containsAll(one.needs()))
                    .forEach(one -> ready.add(one.id()));
            if (ready.isEmpty()) {
                throw Invalid.because(
                        "Circular dependency between resources: [" + String.join(", ", left.keySet()) + "]");
            }
            ready.forEach(id -> move(id, left, ordered));
        }
        return ordered;
    }

    private static void move(String id, Map<String, Wanted> from, Map<String, Wanted> to) {
        Wanted one = from.remove(id);
        if (one != null) {
            to.put(id, one);
        }
    }

    /** A resource may need one whose condition does not hold: AWS calls that unresolved too. */
    private static void refuseAbsent(Map<String, Wanted> wanted) {
        Set<String> absent = new LinkedHashSet<>();
        wanted.values()
                .forEach(one -> one.needs().stream()
                        .filter(id -> !wanted.containsKey(id))
                        .forEach(absent::add));
        Unresolved.refuse(absent, "Resources");
    }
}
