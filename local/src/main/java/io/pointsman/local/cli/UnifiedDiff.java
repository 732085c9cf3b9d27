package io.pointsman.local.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The difference of two texts as {@code diff -u} shows it. Made for texts that differ in few lines: the lines that are the same at
 * both ends are set aside, and what is between is compared by the longest common run of lines.
 */
final class UnifiedDiff {
    private static final int CONTEXT = 3;
    private static final String NO_NEWLINE = "\n\\ No newline at end of file\n";

    /** A line and what becomes of it: {@code ' '}, {@code '-'}, {@code '+'}. */
    private record Line(char sign, String text) {}

    private final List<Line> lines = new ArrayList<>();

    private UnifiedDiff(List<String> before, List<String> after) {
        compare(before, after);
    }

    static String of(String name, String before, String after) {
        UnifiedDiff diff = new UnifiedDiff(split(before), split(after));
        String hunks = diff.hunks();
        return hunks.isEmpty() ? "" : "--- " + name + "\n+++ " + name + "\n" + hunks;
    }

    /** Each line with its line break. */
    private static List<String> split(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.asList(text.split("(?<=\n)", -1)).stream()
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    private void compare(List<String> before, List<String> after) {
        int head = 0;
        int most = Math.min(before.size(), after.size());
        while (head < most && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < most - head && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        before.subList(0, head).forEach(line -> lines.add(new Line(' ', line)));
        middle(before.subList(head, before.size() - tail), after.subList(head, after.size() - tail));
        before.subList(before.size() - tail, before.size()).forEach(line -> lines.add(new Line(' ', line)));
    }

    /** Line by line, with a short look ahead: what was put in or taken out is a few lines at a time. */
    private void middle(List<String> before, List<String> after) {
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            int[] next = meeting(before, i, after, j);
            for (; i < next[0]; i++) {
                lines.add(new Line('-', before.get(i)));
            }
            for (; j < next[1]; j++) {
                lines.add(new Line('+', after.get(j)));
            }
            for (; i < before.size() && j < after.size() && before.get(i).equals(after.get(j)); i++, j++) {
                lines.add(new Line(' ', before.get(i)));
            }
        }
    }

    /** The nearest place from here on where both have the same line. */
    private static int[] meeting(List<String> before, int i, List<String> after, int j) {
        int farthest = before.size() - i + after.size() - j;
        for (int distance = 0; distance <= farthest; distance++) {
            for (int k = 0; k <= distance; k++) {
                int left = i + k;
                int right = j + distance - k;
                if (left < before.size()
                        && right < after.size()
                        && before.get(left).equals(after.get(right))) {
                    return new int[] {left, right};
                }
            }
        }
        return new int[] {before.size(), after.size()};
    }

    private String hunks() {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < lines.size()) {
            int change = next(at);
            if (change == lines.size()) {
                break;
            }
            int from = Math.max(at, change - CONTEXT);
            int to = end(change);
            hunk(out, from, to);
            at = to;
        }
        return out.toString();
    }

    private int next(int at) {
        int next = at;
        while (next < lines.size() && lines.get(next).sign() == ' ') {
            next++;
        }
        return next;
    }

    /** Changes that lie near one another are one hunk. */
    private int end(int change) {
        int last = change;
        int at = change;
        while (at < lines.size() && at - last <= 2 * CONTEXT) {
            if (lines.get(at).sign() != ' ') {
                last = at;
            }
            at++;
        }
        return Math.min(lines.size(), last + 1 + CONTEXT);
    }

    private void hunk(StringBuilder out, int from, int to) {
        out.append("@@ -")
                .append(range('+', from, to))
                .append(" +")
                .append(range('-', from, to))
                .append(" @@\n");
        for (Line line : lines.subList(from, to)) {
            out.append(line.sign());
            boolean ended = line.text().endsWith("\n");
            out.append(ended ? line.text() : line.text() + NO_NEWLINE);
        }
    }

    private String range(char other, int from, int to) {
        long before = lines.subList(0, from).stream()
                .filter(line -> line.sign() != other)
                .count();
        long count = lines.subList(from, to).stream()
                .filter(line -> line.sign() != other)
                .count();
        return (count == 0 ? before : before + 1) + "," + count;
    }
}
