package io.pointsman.review.code;

import io.pointsman.json.JsonObject;
import io.pointsman.page.LineDiff;
import java.util.List;

/**
 * A file that is not what it was.
 *
 * @param what {@code changed}, {@code new} or {@code gone}
 * @param lines that changed, with some around them; empty where they are not shown
 * @param note why no line is shown, or that there are more; maybe empty
 */
public record FileDiff(String path, String what, List<LineDiff.Line> lines, String note) {
    JsonObject json() {
        return JsonObject.of("path", path, "what", what, "note", note)
                .with("newLines", count(LineDiff.Kind.NEW))
                .with("goneLines", count(LineDiff.Kind.GONE));
    }

    public long count(LineDiff.Kind kind) {
        return lines.stream().filter(line -> line.kind() == kind).count();
    }
}
