package io.pointsman.review.code;

import io.pointsman.json.JsonObject;
import java.util.List;

/**
 * One package beside the one before.
 *
 * @param files that are not what they were, the first of them
 * @param more how many there are beside these
 * @param unread why they could not be compared; empty where they were
 */
public record PackageDiff(List<FileDiff> files, int more, String unread) {
    public static PackageDiff unread(String why) {
        return new PackageDiff(List.of(), 0, why);
    }

    public JsonObject json() {
        return JsonObject.of("files", files.stream().map(FileDiff::json).toList(), "more", more, "unread", unread);
    }
}
