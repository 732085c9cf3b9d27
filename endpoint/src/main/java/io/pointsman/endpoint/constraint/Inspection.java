package io.pointsman.endpoint.constraint;

import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks a request through for all that the model rules out. A value of another kind than the model's is passed over: whoever reads it says
 * that.
 */
final class Inspection {
    private final Map<String, ModelShape> shapes;
    private final List<Violation> violations = new ArrayList<>();

    private Inspection(Map<String, ModelShape> shapes) {
        this.shapes = shapes;
    }

    static List<Violation> of(Map<String, ModelShape> shapes, String input, JsonObject members) {
        Inspection inspection = new Inspection(shapes);
        inspection.structure(inspection.shape(input), members.members(), new Spot("", ""));
        return List.copyOf(inspection.violations);
    }

    /**
     * Where a value is.
     *
     * @param path as AWS says it: members with a small first letter, items by number
     * @param place as {@link Violation} has it
     */
    private record Spot(String path, String place) {
        Spot member(String name) {
            String small = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
            return new Spot(path.isEmpty() ? small : path + "." + small, place.isEmpty() ? name : place + "." + name);
        }

        Spot item(String key) {
            return new Spot(path + "." + key + ".member", place);
        }
    }

    private ModelShape shape(String name) {
        return Objects.requireNonNull(shapes.get(name), name);
    }

    private void structure(ModelShape shape, Map<?, ?> members, Spot spot) {
        shape.members().forEach((name, member) -> {
            Object value = members.get(name);
            Spot at = spot.member(name);
            if (value != null) {
                value(shape(member.shape()), value, at);
            } else if (shape.required().contains(name)) {
                add("required", at, Optional.empty(), "Value null", "Member must not be null");
            }
        });
    }

    private void value(ModelShape shape, Object value, Spot spot) {
        if (shape.isStructure()) {
            members(value).ifPresent(members -> structure(shape, members, spot));
        } else if (shape.isList()) {
            list(shape, value, spot);
        } else if (shape.isMap()) {
            members(value).ifPresent(entries -> map(shape, entries, spot));
        } else if (Written.isScalar(value)) {
            scalar(shape, value, spot);
        }
    }

    private void scalar(ModelShape shape, Object value, Spot spot) {
        Optional<String> shown = shape.sensitive() ? Optional.empty() : Optional.of(Written.scalar(shape, value));
        broken(Demands.of(shape, value), spot, shown);
    }

    private void list(ModelShape shape, Object value, Spot spot) {
        if (value instanceof List<?> items) {
            items(shape, items, spot);
        } else if (value.equals("")) { // how a form has an empty list
            items(shape, List.of(), spot);
        }
    }

    private void items(ModelShape shape, List<?> items, Spot spot) {
        Optional<ModelShape> item = shape.item().map(this::shape);
        boolean plain = item.map(ModelShape::isScalar).orElse(items.stream().allMatch(Written::isScalar));
        boolean hidden =
                !plain || shape.sensitive() || item.map(ModelShape::sensitive).orElse(false);
        Optional<String> shown = hidden ? Optional.empty() : Optional.of(Written.list(item, items));
        broken(Demands.ofSize(shape, items.size()), spot, shown);
        if (item.isEmpty()) {
            return;
        }
        if (plain) {
            each(item.get(), items, shape.notNull(), "Member must satisfy constraint: ", spot, shown);
        } else {
            for (int i = 0; i < items.size(); i++) {
                some(item.get(), items.get(i), spot.item(String.valueOf(i + 1)));
            }
        }
    }

    private void some(ModelShape shape, @Nullable Object value, Spot spot) {
        if (value != null) {
            value(shape, value, spot);
        }
    }

    private void map(ModelShape shape, Map<?, ?> entries, Spot spot) {
        Optional<ModelShape> key = shape.key().map(this::shape);
        Optional<ModelShape> item = shape.item().map(this::shape);
        boolean plain =
                item.map(ModelShape::isScalar).orElse(entries.values().stream().allMatch(Written::isScalar));
        boolean hidden = !plain
                || shape.sensitive()
                || item.map(ModelShape::sensitive).orElse(false)
                || key.map(ModelShape::sensitive).orElse(false);
        Optional<String> shown = hidden ? Optional.empty() : Optional.of(Written.map(item, entries));
        broken(Demands.ofSize(shape, entries.size()), spot, shown);
        key.ifPresent(keys -> each(keys, entries.keySet(), false, "Map keys must satisfy constraint: ", spot, shown));
        if (item.isPresent() && plain) {
            each(item.get(), entries.values(), shape.notNull(), "Map value must satisfy constraint: ", spot, shown);
        } else if (item.isPresent()) {
            entries.forEach((name, value) -> some(item.get(), value, spot.item(String.valueOf(name))));
        }
    }

    private void broken(List<Demand> demands, Spot spot, Optional<String> shown) {
        demands.stream()
                .filter(demand -> !demand.met())
                .forEach(demand -> add(demand.kind(), spot, shown, said(shown), demand.sentence()));
    }

    /** AWS says once what all of them must be, if any is not. */
    private void each(
            ModelShape shape, Iterable<?> values, boolean notNull, String lead, Spot spot, Optional<String> shown) {
        for (Object value : values) {
            if (value == null || !Written.isScalar(value)) {
                continue;
            }
            List<Demand> demands = Demands.of(shape, value);
            Optional<Demand> broken =
                    demands.stream().filter(demand -> !demand.met()).findFirst();
            if (broken.isPresent()) {
                List<String> sentences =
                        new ArrayList<>(demands.stream().map(Demand::sentence).toList());
                if (notNull) {
                    sentences.add("Member must not be null");
                }
                add(broken.get().kind(), spot, shown, said(shown), lead + sentences);
                return;
            }
        }
    }

    /** Of a secret AWS says where it is, and not what. */
    private static String said(Optional<String> shown) {
        return shown.map(value -> "Value '" + value + "'").orElse("Value");
    }

    private void add(String kind, Spot spot, Optional<String> value, String subject, String constraint) {
        violations.add(new Violation(
                kind, spot.place(), value.orElse(""), ValidationSentence.of(subject, spot.path(), constraint)));
    }

    private static Optional<Map<?, ?>> members(Object value) {
        return switch (value) {
            case JsonObject object -> Optional.of(object.members());
            case Map<?, ?> map -> Optional.of(map);
            default -> Optional.empty();
        };
    }
}
