package io.pointsman.template;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The parameters that a template declares, and what is known of their values. */
final class Parameters {
    /** @param fallback the text of its Default; empty text where the default is no scalar */
    private record Parameter(String type, Place at, Optional<String> fallback, boolean secret) {
        /** An SSM parameter holds a name, which is not what the template will see; a secret has no business in a path. */
        boolean saysWhatItIs() {
            return !secret && !type.startsWith("AWS::SSM::");
        }
    }

    private final Map<String, Parameter> declared = new TreeMap<>();
    private final Passed passed;

    Parameters(Cursor root, Passed passed) {
        this.passed = passed;
        root.get("Parameters").stream()
                .flatMap(Cursor::entries)
                .forEach(named -> declared.put(named.name(), parameter(named)));
    }

    private static Parameter parameter(Cursor.Named named) {
        return new Parameter(
                named.value().get("Type").flatMap(Cursor::text).orElse("String"),
                named.at(),
                named.value().get("Default").map(fallback -> fallback.text().orElse("")),
                named.value()
                        .get("NoEcho")
                        .flatMap(Cursor::text)
                        .filter("true"::equalsIgnoreCase)
                        .isPresent());
    }

    boolean declares(String name) {
        return declared.containsKey(name);
    }

    /** The parameter of the outermost template that stands for this one and has no value: a text that waits for one. */
    Optional<String> open(String name) {
        Parameter parameter = declared.get(name);
        if (parameter == null || !parameter.type().equals("String")) {
            return Optional.empty();
        }
        return switch (passed.get(name).orElse(null)) {
            case Passed.Value.Open(String outer) -> Optional.of(outer);
            case Passed.Value.Is ignored -> Optional.empty();
            case null -> passed.isOpen() && parameter.fallback().isEmpty() ? Optional.of(name) : Optional.empty();
        };
    }

    /** What a reference to it says. */
    Known value(String name) {
        Parameter parameter = declared.get(name);
        Known unknown = new Known.Unknown("Ref (" + name + ")", "");
        if (parameter == null || !parameter.saysWhatItIs()) {
            return unknown;
        }
        return switch (passed.get(name).orElse(null)) {
            case Passed.Value.Is(Known known) -> known;
            case Passed.Value.Open ignored -> unknown;
            case null -> parameter.fallback().map(text -> fallback(name, text)).orElse(unknown);
        };
    }

    /** What a nested template falls back on, nobody can give another value. */
    private Known fallback(String name, String text) {
        return passed.isOpen() ? new Known.Text(text, Map.of(name, text)) : Known.Text.of(text);
    }

    /** Name to its default. */
    Map<String, Optional<String>> all() {
        Map<String, Optional<String>> all = new TreeMap<>();
        declared.forEach((name, parameter) -> all.put(name, parameter.fallback()));
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

    /** Name to where it is declared, of those without a default. */
    Map<String, Place> required() {
        Map<String, Place> required = new TreeMap<>();
        declared.forEach((name, parameter) -> {
            if (parameter.fallback().isEmpty()) {
                required.put(name, parameter.at());
            }
        });
        return required;
    }
}
