package io.pointsman.page;

import java.util.ArrayList;
import java.util.List;

/** What changed between two texts, by lines: the changed ones with some around them. */
public final class LineDiff {
    private static final int CONTEXT = 2;

    /** The table of common lines has the product of both. */
    private static final int MOST_LINES = 1_500;

    private LineDiff() {}

    /** What a line is. */
    public enum Kind {
        SAME,
        GONE,
        NEW,
        /** Stands for lines that are the same and not shown. */
        LEFT_OUT
    }

    public record Line(Kind kind, String text) {}

    /** Whether both are short enough to be compared. */
    public static boolean takes(String before, String after) {
        return before.lines().count() <= MOST_LINES && after.lines().count() <= MOST_LINES;
    }

    public static List<Line> of(String before, String after) {
        return shortened(all(before.lines().toList(), after.lines().toList()));
    }

    private static List<Line> all(List<String> before, List<String> after) {
        int[][] common = common(before, after);
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                lines.add(new Line(Kind.SAME, before.get(i++)));
                j++;
            } else if (i < before.size() && (j == after.size() || common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line(Kind.GONE, before.get(i++)));
            } else {
                lines.add(new Line(Kind.NEW, after.get(j++)));
            }
        }
        return lines;
    }

    /** How many lines both have in common from here on. */
    private static int[][] common(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static List<Line> shortened(List<Line> all) {
        List<Line> shown = new ArrayList<>();
        int leftOut = 0;
        for (int at = 0; at < all.size(); at++) {
            if (isNearAChange(all, at)) {
                if (leftOut > 0) {
                    shown.add(new Line(Kind.LEFT_OUT, counted(leftOut)));
                    leftOut = 0;
                }
                shown.add(all.get(at));
            } else {
                leftOut++;
            }
        }
        if (leftOut > 0 && !shown.isEmpty()) {
            shown.add(new Line(Kind.LEFT_OUT, counted(leftOut)));
        }
        return List.copyOf(shown);
    }

    private static String counted(int lines) {
        return lines == 1 ? "1 line the same" : lines + " lines the same";
    }

    private static boolean isNearAChange(List<Line> all, int at) {
        return all.subList(Math.max(0, at - CONTEXT), Math.min(all.size(), at + CONTEXT + 1)).stream()
                .anyMatch(line -> line.kind() != Kind.SAME);
    }
}
