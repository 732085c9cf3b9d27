package io.pointsman.template;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What is known of a value before the stack exists. */
sealed interface Known {
    /** @param assumed the parameters that it was followed through, with the values taken for granted */
    record Text(String text, Map<String, String> assumed) implements Known {
        static Text of(String text) {
            return new Text(text, Map.of());
        }

        private Text with(Map<String, String> more) {
            return new Text(text, both(assumed, more));
        }
    }

    static Map<String, String> both(Map<String, String> assumed, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(assumed);
        all.putAll(more);
        return Map.copyOf(all);
    }

    record Choice(String condition, Known yes, Known no) implements Known {}

    /** {@code AWS::NoValue}. */
    record Nothing() implements Known {}

    /**
     * @param what the function, for a message: {@code Fn::GetAtt (Bucket.Arn)}
     * @param prefix what it certainly begins with
     */
    record Unknown(String what, String prefix) implements Known {}

    /** What follows from the text, on both sides of a choice. */
    default Known then(Function<String, Known> next) {
        return switch (this) {
            case Text(String text, var assumed) -> assuming(next.apply(text), assumed);
            case Choice(String condition, Known yes, Known no) -> new Choice(condition, yes.then(next), no.then(next));
            case Nothing nothing -> nothing;
            case Unknown unknown -> unknown;
        };
    }

    private static Known assuming(Known known, Map<String, String> assumed) {
        return switch (known) {
            case Text text -> assumed.isEmpty() ? text : text.with(assumed);
            case Choice(String condition, Known yes, Known no) ->
                new Choice(condition, assuming(yes, assumed), assuming(no, assumed));
            case Nothing nothing -> nothing;
            case Unknown unknown -> unknown;
        };
    }

    /** This and that in a row. */
    default Known and(Known after) {
        return then(first -> after instanceof Unknown(String what, String prefix)
                ? new Unknown(what, first + prefix)
                : after.then(second -> Text.of(first + second)));
    }

    /** How many ends its choices have. */
    default int ends() {
        return this instanceof Choice(var ignored, Known yes, Known no) ? yes.ends() + no.ends() : 1;
    }
}
