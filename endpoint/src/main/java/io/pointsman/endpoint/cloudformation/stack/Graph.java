package io.pointsman.endpoint.cloudformation.stack;

import io.pointsman.endpoint.cloudformation.intrinsic.Desired;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which resources wait for which. */
final class Graph {
    private Graph() {}

    /** For making: a resource waits for what it needs. */
    static Map<String, Set<String>> making(Desired desired) {
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        desired.resources().forEach((id, wanted) -> needs.put(id, wanted.needs()));
        return needs;
    }

    /** For removing: a resource waits for those that need it. */
    static Map<String, Set<String>> removing(Desired desired) {
        Map<String, Set<String>> users = new LinkedHashMap<>();
        desired.resources()
                .forEach((id, wanted) -> wanted.needs()
                        .forEach(needed -> users.computeIfAbsent(needed, key -> new LinkedHashSet<>())
                                .add(id)));
        return users;
    }
}
