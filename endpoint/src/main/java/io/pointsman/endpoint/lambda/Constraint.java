package io.pointsman.endpoint.lambda;

import io.pointsman.json.JsonObject;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the model of the API demands of a member, with the words that AWS has for its breach. */
final class Constraint {
    private Constraint() {}

    static String required(JsonObject input, String member) {
        return input.text(member)
                .orElseThrow(() -> LambdaErrors.validation("null", said(member), "Member must not be null"));
    }

    static String matching(String member, String value, Pattern pattern) {
        if (!pattern.matcher(value).matches()) {
            throw LambdaErrors.validation(
                    quoted(value), said(member), "Member must satisfy regular expression pattern: " + pattern);
        }
        return value;
    }

    static void range(JsonObject input, String member, long least, long most) {
        Optional<Long> number = input.number(member);
        number.ifPresent(value -> range(member, value, least, most));
    }

    static void range(String member, long value, long least, long most) {
        if (value < least) {
            String need = "Member must have value greater than or equal to " + least;
            throw LambdaErrors.validation(quoted(value), said(member), need);
        }
        if (value > most) {
            String need = "Member must have value less than or equal to " + most;
            throw LambdaErrors.validation(quoted(value), said(member), need);
        }
    }

    static void atMost(JsonObject input, String member, int characters) {
        input.text(member).filter(text -> text.length() > characters).ifPresent(text -> {
            String need = "Member must have length less than or equal to " + characters;
            throw LambdaErrors.validation(quoted(text), said(member), need);
        });
    }

    private static String quoted(Object value) {
        return "'" + value + "'";
    }

    /** AWS names members in these messages with a small first letter. */
    private static String said(String member) {
        return Character.toLowerCase(member.charAt(0)) + member.substring(1);
    }
}
