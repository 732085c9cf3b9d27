package io.pointsman.actions.execute;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Where the resources of a stack are declared.
 *
 * @param template its path in the {@code Release} artifact
 * @param lines logical id to line, from 1
 */
record Place(String template, Map<String, Integer> lines) {
    /**
     * For people: {@code template.yaml, line 12}; for a resource that a transform made, the line of what it made it from. Empty for
     * what is in a nested stack, whose template is another.
     */
    Optional<String> of(String path) {
        return path.contains("/")
                ? of(path.substring(0, path.indexOf('/'))).map(at -> "nested stack of " + at)
                : own(path);
    }

    private Optional<String> own(String logicalId) {
        Optional<String> declared = Optional.ofNullable(lines.get(logicalId)).map(line -> template + ", line " + line);
        return declared.or(() -> lines.keySet().stream()
                .filter(logicalId::startsWith)
                .max(Comparator.comparingInt(String::length))
                .map(source -> "made from " + source + ", " + template + ", line " + lines.get(source)));
    }
}
