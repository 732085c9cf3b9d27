package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.Origin;
import io.pointsman.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a statement of a resource policy allows what a service asks for in a customer's name. */
final class Statements {
    private final Origin origin;
    private final String action;
    private final Map<String, String> known;

    /** @param account of the event source */
    Statements(Origin origin, String action, String account) {
        this.origin = origin;
        this.action = action;
        this.known = Map.of(
                "aws:sourcearn",
                origin.arn(),
                "aws:sourceaccount",
                account,
                "lambda:functionurlauthtype",
                "NONE",
                "lambda:invokedviafunctionurl",
                String.valueOf(origin.kind() == Origin.Kind.FUNCTION_URL));
    }

    boolean allow(JsonObject statement) {
        return statement.text("Effect").orElse("").equals("Allow")
                && isPrincipal(statement.members().get("Principal"))
                && like(statement.text("Action").orElse(""), action)
                && statement.objectOrEmpty("Condition").members().values().stream()
                        .allMatch(this::holds);
    }

    private boolean isPrincipal(@Nullable Object principal) {
        return switch (principal) {
            case String text -> text.equals(Origin.ANYBODY);
            case JsonObject object ->
                object.text("Service").orElse("").equals(origin.kind().principal());
            case null, default -> false;
        };
    }

    /** A key that is not known here has no value, as a key that AWS does not send. */
    private boolean holds(@Nullable Object condition) {
        return condition instanceof JsonObject keys
                && keys.members().entrySet().stream()
                        .allMatch(key -> like(
                                String.valueOf(key.getValue()),
                                known.getOrDefault(key.getKey().toLowerCase(Locale.ROOT), "")));
    }

    private static boolean like(String pattern, String text) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.matches(regex, text);
    }
}
