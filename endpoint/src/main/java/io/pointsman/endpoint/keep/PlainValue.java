package io.pointsman.endpoint.keep;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Values of Java's own that a text says wholly. */
record PlainValue<T>(String name, Class<T> type, Function<T, String> write, Function<String, T> read) {
    static final List<PlainValue<?>> ALL = List.of(
            of("instant", Instant.class, Instant::parse),
            of("duration", Duration.class, Duration::parse),
            of("period", Period.class, Period::parse),
            of("date", LocalDate.class, LocalDate::parse),
            of("time", LocalTime.class, LocalTime::parse),
            of("date-time", LocalDateTime.class, LocalDateTime::parse),
            of("zoned", ZonedDateTime.class, ZonedDateTime::parse),
            of("offset", OffsetDateTime.class, OffsetDateTime::parse),
            of("zone", ZoneId.class, ZoneId::of),
            of("uuid", UUID.class, UUID::fromString),
            of("uri", URI.class, URI::create),
            of("decimal", BigDecimal.class, BigDecimal::new),
            of("integer", BigInteger.class, BigInteger::new),
            of("charset", Charset.class, Charset::forName),
            new PlainValue<>("locale", Locale.class, Locale::toLanguageTag, Locale::forLanguageTag),
            new PlainValue<>("pattern", Pattern.class, PlainValue::said, PlainValue::pattern),
            new PlainValue<>(
                    "long?",
                    OptionalLong.class,
                    value -> value.isPresent() ? String.valueOf(value.getAsLong()) : "",
                    text -> text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text))),
            new PlainValue<>(
                    "int?",
                    OptionalInt.class,
                    value -> value.isPresent() ? String.valueOf(value.getAsInt()) : "",
                    text -> text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text))),
            new PlainValue<>(
                    "double?",
                    OptionalDouble.class,
                    value -> value.isPresent() ? String.valueOf(value.getAsDouble()) : "",
                    text -> text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text))));

    private static <T> PlainValue<T> of(String name, Class<T> type, Function<String, T> read) {
        return new PlainValue<>(name, type, String::valueOf, read);
    }

    private static String said(Pattern pattern) {
        return pattern.flags() + " " + pattern.pattern();
    }

    private static Pattern pattern(String text) {
        int space = text.indexOf(' ');
        return Pattern.compile(text.substring(space + 1), Integer.parseInt(text.substring(0, space)));
    }

    static Optional<PlainValue<?>> of(Object value) {
        return ALL.stream().filter(each -> each.type().isInstance(value)).findFirst();
    }

    static Optional<PlainValue<?>> named(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    String text(Object value) {
        return write.apply(type.cast(value));
    }

    T value(String text) {
        return read.apply(text);
    }
}
