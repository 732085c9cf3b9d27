package io.pointsman.endpoint.metric.math;

import java.util.List;
import java.util.stream.Stream;

/** A metric math expression, read. */
public sealed interface Expression {
    record Constant(double value) implements Expression {}

    /** A text in quotation marks, as {@code METRICS("errors")} has it. */
    record Quoted(String text) implements Expression {}

    /** The id of a metric or of another expression; or a word such as {@code REPEAT}. */
    record Named(String id) implements Expression {}

    record Negated(Expression of) implements Expression {}

    record Operation(String operator, Expression left, Expression right) implements Expression {}

    record Listed(List<Expression> items) implements Expression {}

    record Called(String function, List<Expression> arguments) implements Expression {}

    /** This one and all that it is made of. */
    default Stream<Expression> all() {
        Stream<Expression> inside = switch (this) {
            case Constant ignored -> Stream.empty();
            case Quoted ignored -> Stream.empty();
            case Named ignored -> Stream.empty();
            case Negated(Expression of) -> of.all();
            case Operation(String operator, Expression left, Expression right) ->
                Stream.concat(left.all(), right.all());
            case Listed(List<Expression> items) -> items.stream().flatMap(Expression::all);
            case Called(String function, List<Expression> arguments) ->
                arguments.stream().flatMap(Expression::all);
        };
        return Stream.concat(Stream.of(this), inside);
    }
}
