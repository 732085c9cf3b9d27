package io.pointsman.local.cli.argument;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** A length of time: {@code 90s}, {@code 30m}, {@code 2h}. */
public record Span(Duration duration) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})([smh])");

    public static Span of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException("'" + text + "' is no length of time; one is like 90s, 30m or 2h");
        }
        long number = Long.parseLong(matcher.group(1));
        return new Span(
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    default -> Duration.ofHours(number);
                });
    }
}
