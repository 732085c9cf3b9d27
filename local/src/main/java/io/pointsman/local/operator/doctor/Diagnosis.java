package io.pointsman.local.operator.doctor;

import io.pointsman.local.operator.Looked;
import io.pointsman.local.operator.SafeText;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was looked at, and how it looks.
 *
 * @param next what to do about it: a command where there is one
 */
public record Diagnosis(Health health, String what, String said, Optional<String> next) {
    static Diagnosis ok(String what, String said) {
        return of(Health.OK, what, said, Optional.empty());
    }

    static Diagnosis warn(String what, String said, String next) {
        return of(Health.WARN, what, said, Optional.of(next));
    }

    static Diagnosis fail(String what, String said, String next) {
        return of(Health.FAIL, what, said, Optional.of(next));
    }

    static Diagnosis unknown(String what, String why) {
        return of(Health.UNKNOWN, what, why, Optional.of("allow it, or ask somebody who may look"));
    }

    private static Diagnosis of(Health health, String what, String said, Optional<String> next) {
        return new Diagnosis(health, SafeText.line(what), SafeText.line(said), next.map(SafeText::line));
    }

    /** Of an answer, or that there was none. */
    static <T> List<Diagnosis> of(String what, Looked<T> looked, Function<T, List<Diagnosis>> judge) {
        return looked.value()
                .map(judge)
                .orElseGet(() -> List.of(unknown(what, looked.why().orElse("no answer"))));
    }
}
