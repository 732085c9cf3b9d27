package io.pointsman.endpoint.cloudformation.drift;

import io.pointsman.endpoint.cloudformation.drift.PropertyDifference.Kind;
import io.pointsman.endpoint.cloudformation.template.Values;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One place in expected and actual properties, and the differences below it. */
record Leaf(String path, Optional<Object> expected, Optional<Object> actual) {
    static List<PropertyDifference> differences(Map<String, Object> expected, Map<String, Object> actual) {
        return new Leaf("", Optional.of(expected), Optional.of(actual)).differences();
    }

    private List<PropertyDifference> differences() {
        if (expected.isPresent() && actual.isPresent()) {
            return both(expected.get(), actual.get());
        }
        if (expected.isEmpty() && actual.isEmpty()) {
            return List.of();
        }
        return difference(expected.isEmpty() ? Kind.ADD : Kind.REMOVE);
    }

    private List<PropertyDifference> difference(Kind kind) {
        return List.of(new PropertyDifference(path, kind, expected, actual));
    }

    private List<PropertyDifference> both(Object one, Object other) {
        if (Values.same(one, other)) {
            return List.of();
        }
        List<Leaf> inside = new ArrayList<>();
        if (one instanceof Map<?, ?> before && other instanceof Map<?, ?> after) {
            Set<String> names = new LinkedHashSet<>(Values.map(before).keySet());
            names.addAll(Values.map(after).keySet());
            names.forEach(
                    name -> inside.add(new Leaf(path + "/" + name, Values.at(before, name), Values.at(after, name))));
        } else if (one instanceof List<?> before && other instanceof List<?> after) {
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                inside.add(new Leaf(path + "/" + i, item(before, i), item(after, i)));
            }
        } else {
            return difference(Kind.NOT_EQUAL);
        }
        return inside.stream().flatMap(leaf -> leaf.differences().stream()).toList();
    }

    private static Optional<Object> item(List<?> list, int index) {
        return index < list.size() ? Optional.of(list.get(index)) : Optional.empty();
    }
}
