package io.pointsman.endpoint.session;

import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A policy that somebody gave to a session when a role was assumed. It allows by Action and Resource, with wildcards; Deny, conditions and the
 * like are not there, and refused before.
 */
public record SessionPolicy(List<Statement> statements) {
    private static final Set<String> KNOWN = Set.of("Effect", "Action", "Resource");

    /** @param actions and resources, each with wildcards */
    public record Statement(List<String> actions, List<String> resources) {
        boolean allows(String action, String resource) {
            return actions.stream().anyMatch(pattern -> matches(pattern, action, Pattern.CASE_INSENSITIVE))
                    && resources.stream().anyMatch(pattern -> matches(pattern, resource, 0));
        }

        private static boolean matches(String pattern, String text, int flags) {
            String expression = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
            return Pattern.compile(expression, flags).matcher(text).matches();
        }
    }

    /** Throws {@link IllegalArgumentException} where there is something in it that is not known here. */
    public static SessionPolicy of(JsonObject document) {
        return new SessionPolicy(document.objects("Statement").stream()
                .map(SessionPolicy::statement)
                .toList());
    }

    private static Statement statement(JsonObject statement) {
        if (!statement.members().keySet().equals(KNOWN)
                || !statement.needText("Effect").equals("Allow")) {
            throw new IllegalArgumentException("a statement that is more than Effect Allow, Action and Resource");
        }
        return new Statement(statement.texts("Action"), statement.texts("Resource"));
    }

    /** @param resource what the action is judged on: an ARN, or {@code *} for one that has none */
    public boolean allows(String action, String resource) {
        return statements.stream().anyMatch(statement -> statement.allows(action, resource));
    }
}
