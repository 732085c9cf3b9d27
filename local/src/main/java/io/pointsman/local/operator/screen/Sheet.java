package io.pointsman.local.operator.screen;

import java.util.ArrayList;
import java.util.List;

/** Lines for a terminal of eighty columns. */
final class Sheet {
    static final int WIDTH = 80;

    private static final String CUT = "...";

    private final Ink ink;
    private final List<String> lines = new ArrayList<>();

    Sheet(Ink ink) {
        this.ink = ink;
    }

    /** Cut where it is too long. */
    Sheet line(String text) {
        lines.add(fitted(text.stripTrailing(), WIDTH));
        return this;
    }

    /** A line whose word is coloured. */
    Sheet line(String text, String word, Ink.Tone tone) {
        String line = fitted(text.stripTrailing(), WIDTH);
        int at = line.indexOf(word);
        lines.add(at < 0 ? line : line.substring(0, at) + ink.tinted(word, tone) + line.substring(at + word.length()));
        return this;
    }

    /** As long as it is: something to copy. */
    Sheet whole(String text) {
        lines.add(text);
        return this;
    }

    /** Two ends of a line. Where both do not fit, the second comes below. */
    Sheet ends(String left, String right) {
        int room = WIDTH - left.length() - right.length();
        if (room >= 2) {
            lines.add(left + " ".repeat(room) + right);
        } else {
            line(left);
            lines.add(" ".repeat(Math.max(2, WIDTH - right.length())) + fitted(right, WIDTH - 2));
        }
        return this;
    }

    /** A coloured word in the margin of what is folded beside it. */
    Sheet labelled(String word, Ink.Tone tone, String text, int indent) {
        int first = lines.size();
        folded(text, indent);
        String line = lines.get(first);
        lines.set(first, ink.tinted(word, tone) + line.substring(word.length()));
        return this;
    }

    /** In as many lines as it takes, cut at spaces; a word that is longer than a line stays whole. */
    Sheet folded(String text, int indent) {
        String margin = " ".repeat(indent);
        StringBuilder line = new StringBuilder(margin);
        for (String word : text.split(" +", -1)) {
            if (line.length() > indent && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(margin);
            }
            line.append(line.length() > indent ? " " : "").append(word);
        }
        lines.add(line.toString());
        return this;
    }

    /** Cells of these widths, two spaces between; the last takes what is left. */
    Sheet row(int indent, List<Integer> widths, List<String> cells) {
        StringBuilder line = new StringBuilder(" ".repeat(indent));
        for (int at = 0; at < cells.size(); at++) {
            boolean isLast = at == cells.size() - 1;
            int width = isLast ? Math.max(CUT.length(), WIDTH - line.length()) : widths.get(at);
            String cell = fitted(cells.get(at), width);
            line.append(cell).append(isLast ? "" : " ".repeat(width - cell.length() + 2));
        }
        lines.add(line.toString().stripTrailing());
        return this;
    }

    /** A line of somebody's text as it stands, without what a terminal would take as a command. */
    static String plain(String line) {
        return line.replace('\t', ' ').replaceAll("\\p{Cntrl}", "?");
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    static String fitted(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - CUT.length()) + CUT;
    }
}
