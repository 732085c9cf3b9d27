package io.pointsman.endpoint.cloudformation.change;

import io.pointsman.endpoint.cloudformation.template.Values;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The innermost places in which two values differ. */
final class Leaves {
    /** @param kind Add, Remove or Modify */
    record Leaf(String path, String kind) {}

    private Leaves() {}

    static List<Leaf> of(String path, Optional<Object> before, Optional<Object> after) {
        List<Leaf> leaves = new ArrayList<>();
        collect(path, before, after, leaves);
        return leaves;
    }

    private static void collect(String path, Optional<Object> before, Optional<Object> after, List<Leaf> into) {
        if (before.isEmpty() && after.isEmpty()) {
            return;
        }
        if (before.isEmpty() || after.isEmpty()) {
            into.add(new Leaf(path, before.isEmpty() ? "Add" : "Remove"));
        } else if (!Values.same(before.get(), after.get())) {
            inside(path, before.get(), after.get(), into);
        }
    }

    private static void inside(String path, Object before, Object after, List<Leaf> into) {
        if (before instanceof Map<?, ?> one && after instanceof Map<?, ?> other && isPlain(one) && isPlain(other)) {
            Set<String> names = new LinkedHashSet<>(Values.map(one).keySet());
            names.addAll(Values.map(other).keySet());
            names.forEach(name -> collect(path + "/" + name, Values.at(one, name), Values.at(other, name), into));
        } else if (before instanceof List<?> one && after instanceof List<?> other && one.size() == other.size()) {
            for (int i = 0; i < one.size(); i++) {
                collect(path + "/" + i, Optional.of(one.get(i)), Optional.of(other.get(i)), into);
            }
        } else {
            into.add(new Leaf(path, "Modify"));
        }
    }

    private static boolean isPlain(Map<?, ?> map) {
        return Values.call(map).isEmpty();
    }
}
