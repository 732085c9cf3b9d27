package io.pointsman.settings;

import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import io.pointsman.json.UnicodeText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * YAML's values in the plain form of JSON. Aliases are spelled out, so size and depth are counted: a few lines of YAML may stand
 * for a billion values, or for one that holds itself.
 */
final class PlainYaml {
    private static final int MOST_VALUES = 20_000;
    private static final int DEEPEST = 32;

    /** About a thousand digits, as JSON has them at most. */
    private static final int MOST_BITS = 3_300;

    private final String path;
    private int values;

    private PlainYaml(String path) {
        this.path = path;
    }

    static JsonObject object(String path, @Nullable Object yaml) {
        return switch (yaml) {
            case null -> JsonObject.empty();
            case Map<?, ?> map -> JsonObject.of(new PlainYaml(path).map(map, 1));
            default -> throw Refusal.configuration(path + ": a mapping of keys and values is expected");
        };
    }

    private @Nullable Object plain(@Nullable Object yaml, int depth) {
        values++;
        if (values > MOST_VALUES || depth > DEEPEST) {
            throw Refusal.configuration(path + ": has more than " + MOST_VALUES + " values, or more than " + DEEPEST
                    + " levels, aliases counted");
        }
        return switch (yaml) {
            case null -> null;
            case String text -> whole(text);
            case Boolean flag -> flag;
            case Integer number -> number.longValue();
            case Long number -> number;
            case BigInteger number when number.bitLength() <= MOST_BITS -> new BigDecimal(number);
            case Double number when Double.isFinite(number) -> BigDecimal.valueOf(number);
            case List<?> list -> list(list, depth);
            case Map<?, ?> map -> map(map, depth);
            default ->
                throw Refusal.configuration(path + ": holds a value that JSON cannot say ("
                        + yaml.getClass().getSimpleName() + ")");
        };
    }

    private Map<String, @Nullable Object> map(Map<?, ?> yaml, int depth) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        yaml.forEach((key, value) -> map.put(name(key), plain(value, depth + 1)));
        return map;
    }

    private List<@Nullable Object> list(List<?> yaml, int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        yaml.forEach(value -> list.add(plain(value, depth + 1)));
        return list;
    }

    private String whole(String text) {
        if (!UnicodeText.isWhole(text)) {
            throw Refusal.configuration(
                    path + ": holds text that is no Unicode text: half of a surrogate pair stands alone in it");
        }
        return text;
    }

    private String name(@Nullable Object key) {
        return switch (key) {
            case String text -> whole(text);
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case null, default -> throw Refusal.configuration(path + ": every key must be text");
        };
    }
}
