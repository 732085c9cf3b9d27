package io.pointsman.promise;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces what is made by chance by the number of its first appearance, and times by a word: what is the same in one state has the same
 * number in the other. Digests of code are not made by chance and stay.
 */
final class Constant {
    private static final Pattern CHANCE =
            Pattern.compile("(?<time>\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|\\+0000|"
                + " UTC))|(?<try> try=\\d+ )|(?<uuid>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
                + "|(?<deployment>\\bd-[A-Z0-9]{9}\\b)|(?<code>code/[0-9a-f]{64}|CodeSha256\\W+[A-Za-z0-9+/]{43}=)"
                + "|(?<digest>(?<![A-Za-z0-9+])[A-Za-z0-9+/]{43}=)"
                + "|(?<![0-9a-f])(?<hex>[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32}|[0-9a-f]{20}|[0-9a-f]{16}|[0-9a-f]{10})(?![0-9a-f])"
                + "|(?<key>(?<=shop/(Release|Review|Source)/)[A-Za-z0-9]{7})");

    private final Map<String, String> numbers = new HashMap<>();

    String line(String line) {
        return CHANCE.matcher(plain(line)).replaceAll(found -> Matcher.quoteReplacement(named(found)));
    }

    /** The same for all that differ in nothing but chance. */
    static String form(String text) {
        return CHANCE.matcher(plain(text)).replaceAll("#");
    }

    /** A delivery more finds there what the one before has put there. */
    private static String plain(String text) {
        return text.replace("<wbr>", "").replace("; the same content is there already", "");
    }

    private String named(MatchResult found) {
        if (found.group("time") != null) {
            return "TIME";
        }
        if (found.group("try") != null) {
            return " try=N ";
        }
        return found.group("code") != null
                ? found.group()
                : numbers.computeIfAbsent(found.group(), it -> "ID" + (numbers.size() + 1));
    }
}
