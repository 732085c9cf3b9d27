package io.pointsman.translations;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A heading of a page, and what stands under it up to the next one.
 *
 * @param lines without its blocks of code
 */
record PageSection(String heading, List<String> lines, List<CodeFence> fences) {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\d.])(\\d[\\d.,]*\\d|\\d)");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");

    /** Two stars that close behind a point or a mark and before a letter, as a particle is: they are shown, and nothing is bold. */
    private static final Pattern UNCLOSED =
            Pattern.compile("\\*\\*[^*\\s][^*]*[^\\p{L}\\p{N}\\s*]\\*\\*(?=[\\p{L}\\p{N}])");

    /** How deep it is, and its number where it has one. */
    String rank() {
        return heading.replaceFirst("^(#+ (\\d+\\.)?).*", "$1");
    }

    /** As GitHub makes it from the heading. */
    String anchor() {
        return heading.replaceFirst("^#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    /** The cells of each row of its tables. */
    List<Integer> rows() {
        return lines.stream()
                .filter(line -> line.startsWith("|"))
                .map(line -> line.split("\\|", -1).length - 2)
                .toList();
    }

    long items() {
        return lines.stream().filter(line -> line.matches("\\s*(-|\\d+\\.) .*")).count();
    }

    long paragraphs() {
        return Stream.of(String.join("\n", lines).split("\n\\s*\n"))
                .map(String::strip)
                .filter(text -> !text.isEmpty() && !text.startsWith("|"))
                .count();
    }

    /** Those that stand in the text, outside of code. */
    SortedSet<String> numbers() {
        return new TreeSet<>(
                matches(NUMBER, CODE.matcher(text()).replaceAll("")).toList());
    }

    /** Commands, keys, names and messages: they are the same in every language. */
    SortedSet<String> codeWords() {
        return new TreeSet<>(matches(CODE, heading + " " + text()).toList());
    }

    List<String> links() {
        return matches(LINK, text()).toList();
    }

    List<String> starsThatAreShown() {
        return UNCLOSED.matcher(text()).results().map(MatchResult::group).toList();
    }

    String text() {
        return String.join(" ", lines).replaceAll("\\s+", " ");
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1));
    }
}
