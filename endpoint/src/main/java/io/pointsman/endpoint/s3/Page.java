package io.pointsman.endpoint.s3;

import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a listing: keys in order, those that share a beginning up to the delimiter rolled up into one common prefix.
 *
 * @param last where the next page begins: after this key, or after all keys with this prefix
 */
record Page<T>(List<T> entries, List<String> prefixes, boolean truncated, String last) {
    private static final int MOST = 1_000;

    /** What the client asked of the listing. */
    record Wish(String prefix, String delimiter, int most, String after) {
        static Wish of(JsonObject input, String after) {
            String encoding = input.text("EncodingType").orElse("url");
            if (!encoding.equals("url")) {
                throw S3Errors.argument("Invalid Encoding Method specified in Request", "encoding-type", encoding);
            }
            int most = (int) Math.min(MOST, input.number("MaxKeys").orElse((long) MOST));
            return new Wish(
                    input.text("Prefix").orElse(""), input.text("Delimiter").orElse(""), most, after);
        }
    }

    /** @param all in order, and already behind {@code wish.after} where that is a key */
    static <T> Page<T> of(Wish wish, List<T> all, Function<T, String> keyOf) {
        List<T> entries = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        String last = "";
        for (T entry : all) {
            String shared = shared(wish, keyOf.apply(entry));
            boolean seen = !shared.isEmpty() && (prefixes.contains(shared) || shared.equals(wish.after()));
            if (seen || !keyOf.apply(entry).startsWith(wish.prefix())) {
                continue;
            }
            if (entries.size() + prefixes.size() == wish.most()) {
                return new Page<>(entries, prefixes, wish.most() > 0, last);
            }
            last = shared.isEmpty() ? keyOf.apply(entry) : shared;
            if (shared.isEmpty()) {
                entries.add(entry);
            } else {
                prefixes.add(shared);
            }
        }
        return new Page<>(entries, prefixes, false, last);
    }

    /** The key up to and with the first delimiter behind the prefix; empty when there is none. */
    private static String shared(Wish wish, String key) {
        if (wish.delimiter().isEmpty() || !key.startsWith(wish.prefix())) {
            return "";
        }
        int at = key.indexOf(wish.delimiter(), wish.prefix().length());
        return at < 0 ? "" : key.substring(0, at + wish.delimiter().length());
    }

    List<JsonObject> commonPrefixes() {
        return prefixes.stream().map(prefix -> JsonObject.of("Prefix", prefix)).toList();
    }
}
