package io.pointsman.endpoint.s3.policy;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the policy of a bucket says to another account. A Deny with conditions counts as if they held and an Allow with conditions as if they
 * did not, but for calls without TLS, which no service of AWS makes.
 */
public final class BucketPolicy {
    private static final String WITHOUT_TLS = "aws:SecureTransport";
    private static final String STATEMENT = "Statement";

    private final List<JsonObject> statements;

    /** Throws {@link io.pointsman.json.JsonTrouble} where it is no policy. */
    public BucketPolicy(String document) {
        JsonObject policy = Json.object(document);
        this.statements = policy.members().get(STATEMENT) instanceof List<?>
                ? policy.objects(STATEMENT)
                : policy.object(STATEMENT).stream().toList();
    }

    public boolean isEmpty() {
        return statements.isEmpty();
    }

    /** Who asks: an account, as a role's session or as the account itself. */
    public record Asking(String account, Optional<String> session) {
        boolean isMeantBy(String principal) {
            return principal.equals("*")
                    || principal.equals(account)
                    || principal.endsWith("::" + account + ":root")
                    || session.filter(arn -> arn.equals(principal) || arn.contains(inSession(principal)))
                            .isPresent();
        }

        /** A session has the name of its role, and not the path before it. */
        private String inSession(String role) {
            return ":sts::" + account + ":assumed-role/"
                    + (role.contains("::" + account + ":role/") ? role.substring(role.lastIndexOf('/') + 1) : role)
                    + "/";
        }
    }

    /** @param resource the ARN of a bucket or an object */
    public boolean allows(Asking asking, String action, String resource) {
        List<JsonObject> about = statements.stream()
                .filter(statement -> isTo(statement, asking))
                .filter(statement -> fits(statement, "Action", action, Pattern.CASE_INSENSITIVE))
                .filter(statement -> fits(statement, "Resource", resource, 0))
                .toList();
        return about.stream().anyMatch(statement -> isSaid(statement, "Allow") && !statement.has("Condition"))
                && about.stream().noneMatch(statement -> isSaid(statement, "Deny") && !isAboutTls(statement));
    }

    private static boolean isSaid(JsonObject statement, String effect) {
        return statement.text("Effect").equals(Optional.of(effect));
    }

    private static boolean isAboutTls(JsonObject statement) {
        return statement.objectOrEmpty("Condition").objectOrEmpty("Bool").has(WITHOUT_TLS);
    }

    private static boolean isTo(JsonObject statement, Asking asking) {
        return statement.has("NotPrincipal")
                ? named(statement, "NotPrincipal").noneMatch(asking::isMeantBy)
                : named(statement, "Principal").anyMatch(asking::isMeantBy);
    }

    private static Stream<String> named(JsonObject statement, String member) {
        Object principal = statement.members().get(member);
        return texts(principal instanceof Map<?, ?> map ? map.get("AWS") : principal);
    }

    private static boolean fits(JsonObject statement, String member, String text, int flags) {
        return statement.has("Not" + member)
                ? texts(statement.members().get("Not" + member)).noneMatch(pattern -> fits(pattern, text, flags))
                : texts(statement.members().get(member)).anyMatch(pattern -> fits(pattern, text, flags));
    }

    private static boolean fits(String pattern, String text, int flags) {
        return Pattern.compile(expression(pattern), flags | Pattern.DOTALL)
                .matcher(text)
                .matches();
    }

    private static String expression(String pattern) {
        return Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    }

    /** One, or a list. */
    private static Stream<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf)
                : Optional.ofNullable(value).map(String::valueOf).stream();
    }
}
