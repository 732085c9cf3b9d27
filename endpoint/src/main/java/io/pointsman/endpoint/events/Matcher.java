package io.pointsman.endpoint.events;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One item of the list that an event pattern gives for a field. */
sealed interface Matcher {
    /** @param value a text, number, flag or null of the event */
    boolean matches(@Nullable Object value);

    /** Whether a field that the event does not have matches. */
    default boolean matchesAbsence() {
        return false;
    }

    /** The value itself. Numbers are compared as numbers. */
    record Exactly(@Nullable Object wanted) implements Matcher {
        @Override
        public boolean matches(@Nullable Object value) {
            Optional<BigDecimal> number = number(wanted);
            return number.isPresent()
                    ? number(value)
                            .filter(other -> other.compareTo(number.get()) == 0)
                            .isPresent()
                    : Objects.equals(wanted, value);
        }
    }

    /** A beginning, an end or a text with stars, as a regular expression. */
    record Text(Pattern form) implements Matcher {
        static Text prefix(String text) {
            return new Text(Pattern.compile(Pattern.quote(text) + ".*", Pattern.DOTALL));
        }

        static Text suffix(String text) {
            return new Text(Pattern.compile(".*" + Pattern.quote(text), Pattern.DOTALL));
        }

        static Text wildcard(String text) {
            return new Text(Pattern.compile(
                    Stream.of(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                    Pattern.DOTALL));
        }

        static Text ignoringCase(String text) {
            return new Text(Pattern.compile(Pattern.quote(text), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        }

        @Override
        public boolean matches(@Nullable Object value) {
            return value instanceof String text && form.matcher(text).matches();
        }
    }

    /** Any value that none of these matches. The field must be there. */
    record AnythingBut(List<Matcher> unwanted) implements Matcher {
        @Override
        public boolean matches(@Nullable Object value) {
            return unwanted.stream().noneMatch(matcher -> matcher.matches(value));
        }
    }

    record Exists(boolean wanted) implements Matcher {
        @Override
        public boolean matches(@Nullable Object value) {
            return wanted;
        }

        @Override
        public boolean matchesAbsence() {
            return !wanted;
        }
    }

    /** One comparison: {@code ">", 5}. Several of them must all hold. */
    record Numeric(List<Comparison> comparisons) implements Matcher {
        record Comparison(String sign, BigDecimal to) {
            boolean holds(BigDecimal value) {
                int order = value.compareTo(to);
                return switch (sign) {
                    case "=" -> order == 0;
                    case ">" -> order > 0;
                    case ">=" -> order >= 0;
                    case "<" -> order < 0;
                    case "<=" -> order <= 0;
                    default -> throw new IllegalStateException("numeric sign " + sign);
                };
            }
        }

        @Override
        public boolean matches(@Nullable Object value) {
            return number(value)
                    .filter(number -> comparisons.stream().allMatch(comparison -> comparison.holds(number)))
                    .isPresent();
        }
    }

    static Optional<BigDecimal> number(@Nullable Object value) {
        return switch (value) {
            case Long number -> Optional.of(BigDecimal.valueOf(number));
            case Integer number -> Optional.of(BigDecimal.valueOf(number));
            case BigDecimal number -> Optional.of(number);
            case null, default -> Optional.empty();
        };
    }
}
