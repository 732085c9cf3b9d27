package io.pointsman.endpoint.wire;

import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Members of API Gateway's second API as they stand on the wire: a small first letter, and times in ISO 8601 (its service model). */
final class SmallNames {
    /** Maps whose keys are the user's own. */
    private static final Set<String> FREE = Set.of("StageVariables", "Tags", "RouteSettings");

    private SmallNames() {}

    static Object in(JsonObject output) {
        return members(output.members(), false);
    }

    private static Map<String, Object> members(Map<?, ?> members, boolean free) {
        Map<String, Object> written = new LinkedHashMap<>();
        members.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (value != null) {
                written.put(free ? name : small(name), value(value, FREE.contains(name)));
            }
        });
        return written;
    }

    private static Object value(@Nullable Object value, boolean free) {
        return switch (value) {
            case null -> throw new IllegalArgumentException("a list of API Gateway's holds no null");
            case JsonObject object -> members(object.members(), free);
            case Map<?, ?> map -> members(map, free);
            case List<?> list -> list.stream().map(item -> value(item, false)).toList();
            case Instant time -> time.toString();
            default -> value;
        };
    }

    private static String small(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
