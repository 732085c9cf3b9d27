package io.pointsman.local.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says once what is true of many functions. */
final class Together {
    private Together() {}

    /**
     * What is true, and of which functions, by logical ids: {@code Hello, Orders}.
     *
     * @param facts names of functions and what is true of them
     * @param ids names of functions and logical ids
     */
    static Map<String, String> by(Map<String, String> facts, Map<String, String> ids) {
        Map<String, List<String>> functions = new LinkedHashMap<>();
        facts.forEach((name, fact) ->
                functions.computeIfAbsent(fact, text -> new ArrayList<>()).add(ids.getOrDefault(name, name)));
        Map<String, String> together = new LinkedHashMap<>();
        functions.forEach((fact, names) -> together.put(fact, String.join(", ", names)));
        return together;
    }
}
