package io.pointsman.local.aws.s3;

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
final class BucketPolicy {
    private static final String WITHOUT_TLS = "aws:SecureTransport";

    private final List<JsonObject> statements;

    BucketPolicy(String document) {
        this.statements = Json.object(document).objects("Statement");
    }

    /** @param resource the ARN of a bucket or an object */
    boolean allows(String account, String action, String resource) {
        List<JsonObject> about = statements.stream()
                .filter(statement -> isTo(statement, account))
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

    private static boolean isTo(JsonObject statement, String account) {
        Object principal = statement.members().get("Principal");
        Object named = principal instanceof Map<?, ?> map ? map.get("AWS") : principal;
        return texts(named)
                .anyMatch(one -> one.equals("*") || one.equals(account) || one.endsWith("::" + account + ":root"));
    }

    private static boolean fits(JsonObject statement, String member, String text, int flags) {
        return texts(statement.members().get(member))
                .anyMatch(pattern -> Pattern.compile(expression(pattern), flags)
                        .matcher(text)
                        .matches());
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
