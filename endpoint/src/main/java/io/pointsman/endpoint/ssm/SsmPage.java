package io.pointsman.endpoint.ssm;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** A part of a list; the token is where the next one begins. */
final class SsmPage {
    private static final int DEFAULT_SIZE = 50;

    private SsmPage() {}

    static JsonObject of(String member, List<JsonObject> all, JsonObject input) {
        int from = input.text("NextToken").map(SsmPage::start).orElse(0);
        int size = input.number("MaxResults").map(Long::intValue).orElse(DEFAULT_SIZE);
        int to = Math.min(all.size(), from + size);
        return JsonObject.of(member, all.subList(Math.min(from, to), to))
                .with("NextToken", to < all.size() ? Optional.of(String.valueOf(to)) : Optional.empty());
    }

    private static int start(String token) {
        if (!token.matches("[0-9]{1,9}")) {
            throw new AwsError(400, "InvalidNextToken", "The specified token isn't valid.");
        }
        return Integer.parseInt(token);
    }
}
