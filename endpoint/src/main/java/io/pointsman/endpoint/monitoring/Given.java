package io.pointsman.endpoint.monitoring;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The members of a request. A form has text only, another service has numbers and flags: both are read as text. */
record Given(JsonObject members) {
    Optional<String> text(String name) {
        return Optional.ofNullable(members.members().get(name)).map(String::valueOf);
    }

    String need(String name) {
        return text(name).orElseThrow(() -> invalid("null", name, "Member must not be null"));
    }

    /** A text of 1 to so many characters. */
    String need(String name, int most) {
        String text = need(name);
        if (text.isEmpty() || text.length() > most) {
            throw invalid("'" + text + "'", name, "Member must have length between 1 and " + most);
        }
        return text;
    }

    /** One of a few words; empty when it is not given. */
    Optional<String> oneOf(String name, List<String> words) {
        Optional<String> word = text(name);
        word.filter(given -> !words.contains(given)).ifPresent(given -> {
            throw invalid("'" + given + "'", name, "Member must satisfy enum value set: " + words);
        });
        return word;
    }

    /** A whole number, at least 1; empty when it is not given. */
    Optional<Integer> count(String name) {
        return text(name).map(text -> {
            if (!text.matches("[1-9][0-9]{0,8}")) {
                throw invalid("'" + text + "'", name, "Member must have value greater than or equal to 1");
            }
            return Integer.valueOf(text);
        });
    }

    private static AwsError invalid(String value, String name, String fault) {
        String path = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        return refusal("1 validation error detected: Value " + value + " at '" + path
                + "' failed to satisfy constraint: " + fault);
    }

    static AwsError refusal(String message) {
        return new AwsError(400, "ValidationError", message);
    }
}
