package io.pointsman.local.play;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The difference of two texts as {@code diff -u} shows it, and as {@code patch} takes it. */
public final class UnifiedDiff {
    private static final int CONTEXT = 3;
    private static final String NO_NEWLINE = "\n\\ No newline at end of file";

    private UnifiedDiff() {}

    public static String of(String name, String before, String after) {
        List<String> old = lines(before);
        List<String> patch =
                UnifiedDiffUtils.generateUnifiedDiff(name, name, old, DiffUtils.diff(old, lines(after)), CONTEXT);
        return patch.isEmpty() ? "" : String.join("\n", patch) + "\n";
    }

    /** Without their line breaks; a last line that has none says so, which tells it from the same line with one. */
    private static List<String> lines(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        String last = lines.removeLast();
        if (!last.isEmpty()) {
            lines.add(last + NO_NEWLINE);
        }
        return lines;
    }
}
