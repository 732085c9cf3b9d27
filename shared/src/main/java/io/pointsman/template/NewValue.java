package io.pointsman.template;

import java.util.List;
import java.util.Map;

/** What a value becomes. */
sealed interface NewValue {
    record Text(String text) implements NewValue {}

    /** Text between quotes, wherever it stands: a number is text as well. */
    record Quoted(String text) implements NewValue {}

    record Members(Map<String, NewValue> members) implements NewValue {}

    /** {@code Fn::If}. */
    record Either(String condition, NewValue yes, NewValue no) implements NewValue {}

    /**
     * {@code Fn::FindInMap}.
     *
     * @param variables whose values make the key
     * @param always each key has this member; otherwise it is nothing where there is none
     */
    record InMap(String map, List<String> variables, String member, boolean always) implements NewValue {}

    /** {@code AWS::NoValue}. */
    record None() implements NewValue {}
}
