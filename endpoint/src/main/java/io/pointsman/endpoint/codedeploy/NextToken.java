package io.pointsman.endpoint.codedeploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pointsman.json.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Pages of a list. A token holds for the list that gave it; any other is refused, as CodeDeploy refuses it. */
final class NextToken {
    private static final int PAGE = 100;

    private final String list;

    /** @param list the member of the answer that holds the items */
    NextToken(String list) {
        this.list = list;
    }

    /** The page that the input's {@code nextToken} asks for, with the token of the one after it. */
    JsonObject page(List<?> items, JsonObject input) {
        int from = input.text("nextToken").map(this::offset).orElse(0);
        if (from > items.size()) {
            from = items.size(); // what a list loses between two pages is not an error
        }
        int to = Math.min(items.size(), from + PAGE);
        Optional<String> next = to < items.size() ? Optional.of(token(to)) : Optional.empty();
        return JsonObject.of(list, items.subList(from, to)).with("nextToken", next);
    }

    private String token(int offset) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((list + ":" + offset).getBytes(UTF_8));
    }

    private int offset(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), UTF_8);
            if (text.matches(list + ":[0-9]{1,9}")) {
                return Integer.parseInt(text.substring(list.length() + 1));
            }
        } catch (IllegalArgumentException notOurs) {
            throw invalid(token);
        }
        throw invalid(token);
    }

    private static RuntimeException invalid(String token) {
        return Refused.as("InvalidNextTokenException", "The next token is not valid: " + token);
    }
}
