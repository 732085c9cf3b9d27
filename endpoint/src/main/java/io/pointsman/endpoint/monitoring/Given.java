package io.pointsman.endpoint.monitoring;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.constraint.ValidationSentence;
import io.pointsman.json.JsonObject;
import java.util.Locale;
import java.util.Optional;

/** The members of a request. A form has text only, another service has numbers and flags: both are read as text. */
record Given(JsonObject members) {
    Optional<String> text(String name) {
        return Optional.ofNullable(members.members().get(name)).map(String::valueOf);
    }

    String need(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    /** A whole number; empty when it is not given. */
    Optional<Integer> count(String name) {
        return text(name).map(Integer::valueOf);
    }

    /** The model does not require it: whether it is needed depends on the rest of the request. */
    private static AwsError missing(String name) {
        String path = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        return refusal(ValidationSentence.alone("null", path, "Member must not be null"));
    }

    static AwsError refusal(String message) {
        return new AwsError(400, "ValidationError", message);
    }
}
