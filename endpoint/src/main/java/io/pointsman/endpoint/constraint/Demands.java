package io.pointsman.endpoint.constraint;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a shape demands of a value by itself, in the order in which AWS says it: the most, the least, the pattern, the words. */
final class Demands {
    /** No pattern of the models is for longer ones, and some would take long. */
    private static final int LONGEST_MATCHED = 100_000;

    private Demands() {}

    /** Of a text or a number. */
    static List<Demand> of(ModelShape shape, Object value) {
        return shape.isNumber() ? ofNumber(shape, value) : ofText(shape, String.valueOf(value));
    }

    /** Of the number of items. */
    static List<Demand> ofSize(ModelShape shape, long size) {
        List<Demand> demands = new ArrayList<>();
        bounds(demands, shape, BigDecimal.valueOf(size), "length");
        return demands;
    }

    private static List<Demand> ofNumber(ModelShape shape, Object value) {
        List<Demand> demands = new ArrayList<>();
        number(value).ifPresent(number -> bounds(demands, shape, number, "value"));
        return demands;
    }

    private static List<Demand> ofText(ModelShape shape, String text) {
        List<Demand> demands = new ArrayList<>();
        bounds(demands, shape, BigDecimal.valueOf(text.codePointCount(0, text.length())), "length");
        shape.pattern()
                .ifPresent(pattern -> demands.add(new Demand(
                        "pattern",
                        "Member must satisfy regular expression pattern: " + pattern,
                        text.length() > LONGEST_MATCHED || pattern.matcher(text).matches())));
        if (!shape.words().isEmpty()) {
            demands.add(new Demand(
                    "enum",
                    "Member must satisfy enum value set: " + shape.words(),
                    shape.anyCase()
                            ? shape.words().stream().anyMatch(text::equalsIgnoreCase)
                            : shape.words().contains(text)));
        }
        return demands;
    }

    private static void bounds(List<Demand> demands, ModelShape shape, BigDecimal measured, String measure) {
        shape.max()
                .ifPresent(max -> demands.add(new Demand(
                        "max",
                        "Member must have " + measure + " less than or equal to " + said(shape, max),
                        measured.compareTo(max) <= 0)));
        shape.min()
                .ifPresent(min -> demands.add(new Demand(
                        "min",
                        "Member must have " + measure + " greater than or equal to " + said(shape, min),
                        measured.compareTo(min) >= 0)));
    }

    private static String said(ModelShape shape, BigDecimal bound) {
        return shape.isFraction() ? String.valueOf(bound.doubleValue()) : bound.toPlainString();
    }

    /** A form and a query have text only; what is no number is refused where it is read. */
    private static Optional<BigDecimal> number(Object value) {
        try {
            return Optional.of(new BigDecimal(String.valueOf(value).strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
