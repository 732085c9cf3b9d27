package io.pointsman.template;

import java.util.Map;

/** What a value becomes. */
sealed interface NewValue {
    record Text(String text) implements NewValue {}

    record Members(Map<String, String> members) implements NewValue {}
}
