package io.pointsman.template;

import java.util.Comparator;
import java.util.List;

/** New text in place of the units from..to of the old one. */
record Edit(int from, int to, String text) {
    /** @param edits none of them overlaps another */
    static String all(String text, List<Edit> edits) {
        StringBuilder out = new StringBuilder(text.length() + 100 * edits.size());
        int done = 0;
        for (Edit edit :
                edits.stream().sorted(Comparator.comparingInt(Edit::from)).toList()) {
            out.append(text, done, edit.from()).append(edit.text());
            done = edit.to();
        }
        return out.append(text, done, text.length()).toString();
    }
}
