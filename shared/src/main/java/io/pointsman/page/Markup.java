package io.pointsman.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A piece of HTML. Text becomes a piece by {@link #text} alone, which escapes it; element names and attributes are constants of
 * the code. So nothing that comes from a template can become markup.
 */
public record Markup(String html) {
    private static final int LONGEST_WORD = 24;
    private static final String ENDS_OF_PARTS = "/.:_-,;=?&@#)]}";
    public static final Markup NOTHING = new Markup("");

    /**
     * Text on the page. A long word may be broken where a part of it ends (after a slash, before a capital); where it has no parts,
     * after so many characters: with styles or without.
     */
    public static Markup text(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (String word : text.split("(?<=\\s)|(?=\\s)", -1)) {
            append(out, word);
        }
        return new Markup(out.toString());
    }

    private static void append(StringBuilder out, String word) {
        boolean isLong = word.codePointCount(0, word.length()) > LONGEST_WORD;
        int unbroken = 0;
        int before = 0;
        for (int point : word.codePoints().toArray()) {
            if (isLong && unbroken > 0 && (unbroken >= LONGEST_WORD || isEnd(before, point))) {
                out.append("<wbr>");
                unbroken = 0;
            }
            out.append(escaped(point));
            unbroken++;
            before = point;
        }
    }

    private static boolean isEnd(int before, int point) {
        return (ENDS_OF_PARTS.indexOf(before) >= 0 && ENDS_OF_PARTS.indexOf(point) < 0)
                || (Character.isLowerCase(before) && Character.isUpperCase(point));
    }

    /** A link to the web; what is no address of the web is no link. */
    public static Markup link(String address, Markup inside) {
        if (!address.matches("https?://[!-~]+")) {
            return inside;
        }
        String escaped = address.codePoints().mapToObj(Markup::escaped).collect(Collectors.joining());
        return new Markup("<a href=\"" + escaped + "\" rel=\"noopener noreferrer\">" + inside.html() + "</a>");
    }

    /** A link to a place of the same page. */
    public static Markup jump(String anchor, Markup inside) {
        if (!anchor.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("an anchor is a constant of the code and a number: " + anchor);
        }
        return new Markup("<a href=\"#" + anchor + "\">" + inside.html() + "</a>");
    }

    /** Text of the title, in which no markup counts. */
    public static Markup title(String text) {
        return new Markup("<title>" + text(text).html().replace("<wbr>", "") + "</title>");
    }

    private static String escaped(int point) {
        return switch (point) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> isDeceitful(point) ? named(point) : Character.toString(point);
        };
    }

    /** What is not seen, or turns the order of what is seen: a reader must see that it is there. */
    private static boolean isDeceitful(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point != '\n' && point != '\t';
            case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static String named(int point) {
        return String.format(Locale.ROOT, "[U+%04X]", point);
    }

    /** @param opening name and attributes, a constant: {@code "p class=note"} */
    public static Markup element(String opening, Markup... inside) {
        return element(opening, List.of(inside));
    }

    public static Markup element(String opening, List<Markup> inside) {
        String name = opening.split(" ", 2)[0];
        String content = inside.stream().map(Markup::html).collect(Collectors.joining());
        return new Markup("<" + opening + ">" + content + "</" + name + ">");
    }

    public static Markup element(String opening, String text) {
        return element(opening, text(text));
    }

    public static Markup all(Stream<Markup> pieces) {
        return new Markup(pieces.map(Markup::html).collect(Collectors.joining("\n")));
    }

    public static Markup all(Markup... pieces) {
        return all(Stream.of(pieces));
    }
}
