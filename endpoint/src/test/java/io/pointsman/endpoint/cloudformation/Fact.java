package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.cloudformation.template.Values;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What AWS says of the resources of one type, and neither cfn-lint nor the embedded endpoint of itself.
 *
 * @param source where AWS says it
 * @param broken whether properties break it; they may have {@code Fn::If} in them, of which both branches count
 * @param example properties, in YAML, that do
 */
record Fact(String sentence, String source, String type, Predicate<Map<String, Object>> broken, String example) {
    @Override
    public String toString() {
        return sentence;
    }

    /** The values at a path, over every item of a list and both branches of a condition. */
    static Stream<Object> at(Object holder, String... path) {
        Stream<Object> found = branches(holder);
        for (String name : path) {
            found = found.flatMap(one ->
                    one instanceof Map<?, ?> map && map.containsKey(name) ? branches(map.get(name)) : Stream.empty());
        }
        return found;
    }

    private static Stream<Object> branches(Object value) {
        if (value instanceof Map<?, ?> map && map.get("Fn::If") instanceof List<?> branches) {
            return branches.stream().skip(1).flatMap(Fact::branches);
        }
        return value instanceof List<?> items ? items.stream().flatMap(Fact::branches) : Stream.of(value);
    }

    static boolean says(Object holder, String word, String... path) {
        return at(holder, path).filter(Values::isScalar).map(Values::text).anyMatch(word::equals);
    }
}
