package io.pointsman.page;

import io.pointsman.json.Json;
import io.pointsman.json.JsonTrouble;

/** A value of a template as a person reads it: JSON over several lines, and words for what CloudFormation does not know yet. */
public final class ReadableValue {
    /** What CloudFormation puts in the place of a value that it learns while it updates. */
    private static final String UNKNOWN = "{{changeSet:KNOWN_AFTER_APPLY}}";

    private static final String WORDS = "(known only after the update)";

    private ReadableValue() {}

    public static String of(String value) {
        return words(pretty(value));
    }

    public static String words(String text) {
        return text.replace(UNKNOWN, WORDS);
    }

    private static String pretty(String value) {
        if (!value.startsWith("{") && !value.startsWith("[")) {
            return value;
        }
        try {
            return Json.pretty(Json.value(value));
        } catch (JsonTrouble e) {
            return value;
        }
    }
}
