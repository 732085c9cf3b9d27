package io.pointsman.endpoint.apigateway;

import io.pointsman.endpoint.encoding.Percent;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The path of a route: {@code /orders/{id}}, {@code /files/{proxy+}}. */
record PathTemplate(String text) {
    /** What names a part sooner than what takes any, and that sooner than what takes the rest. */
    static final Comparator<PathTemplate> NARROW_FIRST = Comparator.comparing(PathTemplate::order);

    /** The values of its parameters, percent-decoded; empty where the path is another. */
    Optional<Map<String, String>> match(String path) {
        List<String> wanted = parts(text);
        List<String> given = parts(path);
        Map<String, String> values = new LinkedHashMap<>();
        for (int at = 0; at < wanted.size(); at++) {
            String part = wanted.get(at);
            if (isGreedy(part) && given.size() > at) {
                values.put(
                        part.substring(1, part.length() - 2),
                        Percent.path(String.join("/", given.subList(at, given.size()))));
                return Optional.of(values);
            }
            if (given.size() <= at || !fits(part, given.get(at), values)) {
                return Optional.empty();
            }
        }
        return given.size() == wanted.size() ? Optional.of(values) : Optional.empty();
    }

    private static boolean fits(String part, String given, Map<String, String> values) {
        if (isParameter(part)) {
            values.put(part.substring(1, part.length() - 1), Percent.path(given));
            return !given.isEmpty();
        }
        return part.equals(Percent.path(given));
    }

    private static boolean isParameter(String part) {
        return part.startsWith("{") && part.endsWith("}");
    }

    private static boolean isGreedy(String part) {
        return part.startsWith("{") && part.endsWith("+}");
    }

    private String order() {
        StringBuilder order = new StringBuilder();
        parts(text).forEach(part -> order.append(isGreedy(part) ? '2' : isParameter(part) ? '1' : '0'));
        return order.append('0').toString();
    }

    private static List<String> parts(String path) {
        return List.of((path.startsWith("/") ? path.substring(1) : path).split("/", -1));
    }
}
