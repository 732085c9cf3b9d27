package io.pointsman.hooks.verify;

import io.pointsman.json.Json;
import io.pointsman.json.JsonPath;
import io.pointsman.json.JsonTrouble;
import io.pointsman.verification.Check;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds what a version answered against what was expected. */
final class Comparison {
    private static final int LONGEST = 200;

    private Comparison() {}

    /** What is wrong with an answer; empty when nothing is. */
    static Optional<String> wrong(Check check, Targets.Reply reply) {
        return switch (reply) {
            case Targets.Reply.TooSlow() -> Optional.of("no answer within " + check.maxSeconds() + " s");
            case Targets.Reply.Erred(String said) -> Optional.of("the function failed: " + cut(said));
            case Targets.Reply.Returned(String payload) -> wrong(check, payload);
        };
    }

    private static Optional<String> wrong(Check check, String payload) {
        Object answer;
        try {
            answer = Json.value(payload);
        } catch (JsonTrouble e) {
            return Optional.of("the answer is no JSON: " + cut(payload));
        }
        Optional<String> status = check.status().flatMap(expected -> wrong("$.statusCode", expected, answer));
        return status.isPresent()
                ? status
                : check.values().entrySet().stream()
                        .flatMap(value -> wrong(value.getKey(), value.getValue(), answer).stream())
                        .findFirst();
    }

    private static Optional<String> wrong(String path, Object expected, @Nullable Object answer) {
        Optional<Object> found = JsonPath.of(path).in(answer);
        if (found.filter(value -> same(value, expected)).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                path + " is " + found.map(Comparison::shown).orElse("not there") + ", expected " + shown(expected));
    }

    /** Numbers by their value, however they are written. */
    private static boolean same(Object found, Object expected) {
        return (found instanceof Number && expected instanceof Number)
                ? new BigDecimal(found.toString()).compareTo(new BigDecimal(expected.toString())) == 0
                : plain(found).equals(plain(expected));
    }

    private static String plain(Object value) {
        return value instanceof Map<?, ?> map ? Json.text(new java.util.TreeMap<>(map)) : Json.text(value);
    }

    private static String shown(Object value) {
        return cut(Json.text(value));
    }

    private static String cut(String text) {
        String line = text.strip();
        return line.length() <= LONGEST ? line : "..." + line.substring(line.length() - LONGEST);
    }
}
