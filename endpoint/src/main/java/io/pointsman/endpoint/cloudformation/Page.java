package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** One page of a list. The token is the place of the next item. */
record Page(List<JsonObject> items, Optional<String> next) {
    static Page of(List<JsonObject> all, Asked asked, int most) {
        return of(all, asked, most, Integer.MAX_VALUE, item -> 0);
    }

    /** At most so many items, and at most so much of what is measured. */
    static Page of(List<JsonObject> all, Asked asked, int most, int room, ToIntFunction<JsonObject> size) {
        int from = asked.text("NextToken").map(Page::start).orElse(0);
        int to = from;
        int used = 0;
        while (to < all.size() && to - from < most && (to == from || used + size.applyAsInt(all.get(to)) <= room)) {
            used += size.applyAsInt(all.get(to));
            to++;
        }
        Optional<String> next = to < all.size() ? Optional.of(String.valueOf(to)) : Optional.empty();
        return new Page(all.subList(Math.min(from, all.size()), to), next);
    }

    private static int start(String token) {
        if (!token.matches("[0-9]{1,9}")) {
            throw Invalid.because("Invalid NextToken: " + token);
        }
        return Integer.parseInt(token);
    }

    JsonObject under(String name, JsonObject answer) {
        return answer.with(name, items).with("NextToken", next);
    }
}
