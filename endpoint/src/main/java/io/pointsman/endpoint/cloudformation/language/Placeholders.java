package io.pointsman.endpoint.cloudformation.language;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ${X}} and, in keys, <code>&amp;{X}</code>, which leaves out what is not alphanumeric. Others stay as they are. */
final class Placeholders {
    private static final Pattern IN_KEYS = Pattern.compile("([$&])\\{([^!}][^}]*)}");
    private static final Pattern IN_TEXT = Pattern.compile("([$])\\{([^!}][^}]*)}");

    private Placeholders() {}

    static String inKey(String key, Map<String, String> bindings) {
        return replaced(IN_KEYS, key, bindings);
    }

    /** Of the text of a {@code Fn::Sub}. */
    static String inText(String text, Map<String, String> bindings) {
        return replaced(IN_TEXT, text, bindings);
    }

    private static String replaced(Pattern places, String text, Map<String, String> bindings) {
        return places.matcher(text).replaceAll(place -> Matcher.quoteReplacement(value(place, bindings)));
    }

    private static String value(MatchResult place, Map<String, String> bindings) {
        return Optional.ofNullable(bindings.get(place.group(2).strip()))
                .map(item -> place.group(1).equals("&") ? item.replaceAll("[^0-9A-Za-z]", "") : item)
                .orElse(place.group());
    }
}
