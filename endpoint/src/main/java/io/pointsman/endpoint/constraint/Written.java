package io.pointsman.endpoint.constraint;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How AWS repeats a value that it refuses. */
final class Written {
    private Written() {}

    static boolean isScalar(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    static String scalar(ModelShape shape, Object value) {
        return shape.isFraction() && value instanceof Number
                ? String.valueOf(new BigDecimal(value.toString()).doubleValue())
                : String.valueOf(value);
    }

    /** {@code [a, b]}. */
    static String list(Optional<ModelShape> item, List<?> items) {
        return items.stream().map(one -> text(item, one)).collect(Collectors.joining(", ", "[", "]"));
    }

    /** <code>{a=1, b=2}</code>. */
    static String map(Optional<ModelShape> item, Map<?, ?> entries) {
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + text(item, entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String text(Optional<ModelShape> item, @Nullable Object value) {
        return value != null && item.isPresent() ? scalar(item.get(), value) : String.valueOf(value);
    }
}
