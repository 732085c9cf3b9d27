package io.pointsman.local.play;

import java.util.ArrayList;
import java.util.List;

/** Text for a terminal of a hundred columns. */
public final class Columns {
    public static final int WIDTH = 100;

    private static final String CUT = "...";

    private Columns() {}

    /** The text itself where it fits, else its beginning and its end. */
    public static String shortened(String text, int width) {
        if (text.length() <= width) {
            return text;
        }
        int kept = width - CUT.length();
        int end = kept / 2;
        return text.substring(0, kept - end) + CUT + text.substring(text.length() - end);
    }

    /**
     * The text in lines that are no longer than a terminal is wide, cut at spaces. A word that is longer stays whole.
     *
     * @param indent of all lines after the first one, in columns
     */
    public static List<String> folded(String text, int indent) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > WIDTH && space(rest, indent) > 0) {
            int at = space(rest, indent);
            lines.add(rest.substring(0, at).stripTrailing());
            rest = " ".repeat(indent) + rest.substring(at).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    /** Where to cut: the last space that keeps the line short enough, else the first one after; 0 where there is none. */
    private static int space(String text, int indent) {
        int last = text.lastIndexOf(' ', WIDTH);
        return last > indent ? last : Math.max(0, text.indexOf(' ', WIDTH));
    }
}
