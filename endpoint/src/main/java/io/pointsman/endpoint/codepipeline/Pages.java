package io.pointsman.endpoint.codepipeline;

import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Cuts a list into pages: {@code maxResults} and {@code nextToken}. */
final class Pages {
    private Pages() {}

    static JsonObject cut(JsonObject input, int most, String name, List<JsonObject> all) {
        int from =
                input.text("nextToken").map(token -> offset(token, all.size())).orElse(0);
        int to = (int) Math.min(all.size(), from + input.number("maxResults").orElse((long) most));
        return JsonObject.of(name, all.subList(from, to))
                .with("nextToken", to < all.size() ? Optional.of(token(to)) : Optional.empty());
    }

    private static String token(int offset) {
        return Base64.getEncoder().encodeToString(("from " + offset).getBytes(StandardCharsets.UTF_8));
    }

    private static int offset(String token, int size) {
        for (int offset = 1; offset <= size; offset++) {
            if (token(offset).equals(token)) {
                return offset;
            }
        }
        throw Refusals.refuse("InvalidNextTokenException", "The next token was not given by a previous call");
    }
}
