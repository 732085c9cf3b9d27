package io.pointsman.endpoint.logs;

import io.pointsman.endpoint.EndpointLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which messages a pattern matches: those with every word or quoted phrase of it, without any that has a minus before it. Words with
 * a question mark are alternatives, and count only where there are no others. Words match whole and as they are written.
 */
final class FilterPattern {
    private static final Pattern TERM = Pattern.compile("([-?]?)(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+))");

    private final List<Predicate<String>> needed = new ArrayList<>();
    private final List<Predicate<String>> excluded = new ArrayList<>();
    private final List<Predicate<String>> alternatives = new ArrayList<>();

    private FilterPattern() {}

    static FilterPattern of(String text) {
        FilterPattern pattern = new FilterPattern();
        String plain = text.strip();
        checkKind(plain);
        Matcher term = TERM.matcher(plain);
        while (term.find()) {
            pattern.add(term);
        }
        return pattern;
    }

    private static void checkKind(String text) {
        if (text.startsWith("{")) {
            throw EndpointLimit.of("filter patterns for JSON (" + text + ")");
        }
        if (text.startsWith("[")) {
            throw EndpointLimit.of("filter patterns for columns (" + text + ")");
        }
        if (text.startsWith("%")) {
            throw EndpointLimit.of("regular expressions in filter patterns (" + text + ")");
        }
    }

    private void add(Matcher term) {
        String phrase = term.group(2);
        Predicate<String> match = whole(phrase == null ? word(term.group(3)) : phrase.replaceAll("\\\\(.)", "$1"));
        switch (term.group(1)) {
            case "-" -> excluded.add(match);
            case "?" -> alternatives.add(match);
            default -> needed.add(match);
        }
    }

    private static String word(String text) {
        if (!text.matches("[\\p{L}\\p{N}_]+")) {
            throw LogsErrors.invalid("Invalid character(s) in term '" + text + "'");
        }
        return text;
    }

    private static Predicate<String> whole(String term) {
        String before = term.matches("(?s)[\\p{L}\\p{N}_].*") ? "(?<![\\p{L}\\p{N}_])" : "";
        String after = term.matches("(?s).*[\\p{L}\\p{N}_]") ? "(?![\\p{L}\\p{N}_])" : "";
        return Pattern.compile(before + Pattern.quote(term) + after).asPredicate();
    }

    boolean matches(String message) {
        boolean any = !needed.isEmpty()
                || alternatives.isEmpty()
                || alternatives.stream().anyMatch(term -> term.test(message));
        return any
                && needed.stream().allMatch(term -> term.test(message))
                && excluded.stream().noneMatch(term -> term.test(message));
    }
}
