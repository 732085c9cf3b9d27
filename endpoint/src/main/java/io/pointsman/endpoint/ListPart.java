package io.pointsman.endpoint;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A part of a list, for answers in pages.
 *
 * @param next the token of the part behind this one, which is the place where that begins; empty at the end of the list
 */
public record ListPart<T>(List<T> items, Optional<String> next) {
    /** @param refusal of a token that is no place of a list */
    public static <T> ListPart<T> of(List<T> all, Optional<String> token, long most, Supplier<AwsError> refusal) {
        int from = token.map(given -> place(given, refusal)).orElse(0);
        int to = (int) Math.min(all.size(), from + most);
        return new ListPart<>(
                all.subList(Math.min(from, to), to),
                to < all.size() ? Optional.of(String.valueOf(to)) : Optional.empty());
    }

    private static int place(String token, Supplier<AwsError> refusal) {
        if (!token.matches("[0-9]{1,9}")) {
            throw refusal.get();
        }
        return Integer.parseInt(token);
    }
}
