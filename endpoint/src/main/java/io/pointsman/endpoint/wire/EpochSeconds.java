package io.pointsman.endpoint.wire;

import io.pointsman.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Time stamps as AWS's JSON protocols write them: seconds since 1970 with a fraction of three digits. */
final class EpochSeconds {
    private EpochSeconds() {}

    /** The value with every {@code Instant} in it replaced. */
    static @Nullable Object in(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant -> of(instant);
            case JsonObject object -> members(object.members());
            case Map<?, ?> map -> members(map);
            case List<?> list -> list.stream().map(EpochSeconds::in).toList();
            default -> value;
        };
    }

    private static Map<String, @Nullable Object> members(Map<?, ?> members) {
        Map<String, @Nullable Object> replaced = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (value != null) {
                replaced.put(String.valueOf(name), in(value));
            }
        });
        return replaced;
    }

    private static BigDecimal of(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli())
                .divide(BigDecimal.valueOf(1_000), 3, RoundingMode.UNNECESSARY);
    }
}
