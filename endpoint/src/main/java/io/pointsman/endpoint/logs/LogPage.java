package io.pointsman.endpoint.logs;

import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * A part of a list, and the token for the next.
 *
 * @param next empty at the end
 */
record LogPage<T>(List<T> items, Optional<String> next) {
    static <T> LogPage<T> of(List<T> all, JsonObject input, long most) {
        long limit = input.number("limit").orElse(most);
        if (limit < 1 || limit > most) {
            String bound = limit < 1 ? "greater than or equal to 1" : "less than or equal to " + most;
            throw LogsErrors.constraint("'" + limit + "'", "limit", "Member must have value " + bound);
        }
        int from = Math.min(all.size(), from(input));
        int to = (int) Math.min(all.size(), from + limit);
        Optional<String> next = to < all.size() ? Optional.of(String.valueOf(to)) : Optional.empty();
        return new LogPage<>(all.subList(from, to), next);
    }

    private static int from(JsonObject input) {
        String token = input.text("nextToken").filter(text -> !text.isEmpty()).orElse("0");
        if (!token.matches("[0-9]{1,9}")) {
            throw LogsErrors.invalid("The specified nextToken is invalid.");
        }
        return Integer.parseInt(token);
    }
}
