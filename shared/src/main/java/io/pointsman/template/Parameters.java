package io.pointsman.template;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The parameters that a template declares. */
final class Parameters {
    /** @param fallback the text of its Default; empty text where the default is no scalar */
    private record Parameter(String type, Optional<String> fallback, boolean secret) {}

    private final Map<String, Parameter> declared = new TreeMap<>();

    Parameters(Cursor root) {
        root.get("Parameters").stream()
                .flatMap(Cursor::entries)
                .forEach(named -> declared.put(named.name(), parameter(named.value())));
    }

    private static Parameter parameter(Cursor value) {
        return new Parameter(
                value.get("Type").flatMap(Cursor::text).orElse("String"),
                value.get("Default").map(fallback -> fallback.text().orElse("")),
                value.get("NoEcho")
                        .flatMap(Cursor::text)
                        .filter("true"::equalsIgnoreCase)
                        .isPresent());
    }

    /** A text parameter that waits for a value. One of an SSM type holds a name, never a location. */
    boolean isOpen(String name) {
        Parameter parameter = declared.get(name);
        return parameter != null
                && parameter.fallback().isEmpty()
                && parameter.type().equals("String");
    }

    Optional<String> fallback(String name) {
        return Optional.ofNullable(declared.get(name)).flatMap(Parameter::fallback);
    }

    /** Name to whether it has a default. */
    Map<String, Boolean> all() {
        Map<String, Boolean> all = new TreeMap<>();
        declared.forEach((name, parameter) -> all.put(name, parameter.fallback().isPresent()));
        return all;
    }

    /** The names of those whose values are shown nowhere. */
    Set<String> secret() {
        Set<String> secret = new TreeSet<>();
        declared.forEach((name, parameter) -> {
            if (parameter.secret()) {
                secret.add(name);
            }
        });
        return secret;
    }
}
