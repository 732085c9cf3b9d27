package io.pointsman.endpoint.lambda;

import io.pointsman.json.JsonObject;
import java.util.List;

/** Answers a list in pages: {@code MaxItems} at a time, {@code NextMarker} where there is more. */
final class Pages {
    private static final int MOST = 50;

    private Pages() {}

    static JsonObject of(String member, List<JsonObject> items, JsonObject input) {
        int from = from(input, items.size());
        int size = (int) Math.min(MOST, input.number("MaxItems").orElse((long) MOST));
        int to = Math.min(items.size(), from + size);
        JsonObject page = JsonObject.of(member, items.subList(from, to));
        return to < items.size() ? page.with("NextMarker", String.valueOf(to)) : page;
    }

    private static int from(JsonObject input, int items) {
        String marker = input.text("Marker").filter(text -> !text.isEmpty()).orElse("0");
        if (!marker.matches("[0-9]{1,9}")) {
            throw LambdaErrors.invalid("Invalid Marker: it is not one that this operation gave.");
        }
        return Math.min(items, Integer.parseInt(marker));
    }
}
