package io.pointsman.review;

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
    public static final Markup NOTHING = new Markup("");

    /** Text on the page. A long word may be broken anywhere after so many characters, with styles or without. */
    public static Markup text(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int unbroken = 0;
        for (int point : text.codePoints().toArray()) {
            unbroken = Character.isWhitespace(point) ? 0 : unbroken + 1;
            if (unbroken > LONGEST_WORD) {
                out.append("<wbr>");
                unbroken = 1;
            }
            out.append(escaped(point));
        }
        return new Markup(out.toString());
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
