package io.pointsman.template;

import java.util.Map;

/** What a value becomes. */
sealed interface NewValue {
    record Text(String text) implements NewValue {}

    /** Text between quotes, wherever it stands: a number is text as well. */
    record Quoted(String text) implements NewValue {}

    record Members(Map<String, NewValue> members) implements NewValue {}

    /** {@code Fn::If}. */
    record Either(String condition, NewValue yes, NewValue no) implements NewValue {}

    /** {@code AWS::NoValue}. */
    record None() implements NewValue {}
}
