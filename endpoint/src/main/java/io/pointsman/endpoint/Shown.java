package io.pointsman.endpoint;

import io.pointsman.endpoint.disk.Blob;
import io.pointsman.endpoint.encoding.Hash;
import io.pointsman.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What of a request or an answer may be written down. */
final class Shown {
    /** Compared without case: one API says {@code SecretAccessKey}, another {@code secretAccessKey}. */
    private static final Set<String> SECRETS = Set.of(
            "secretaccesskey",
            "sessiontoken",
            "artifactcredentials",
            "authorization",
            "password",
            "secret",
            "secrettoken",
            "secretstring",
            "secretbinary",
            "randompassword",
            "oauthtoken");

    /** A presigned link opens what it names to whoever reads it here. Group 1 stays. */
    private static final Pattern SIGNED = Pattern.compile(
            "([?&](?:X-Amz-(?:Signature|Security-Token|Credential)|Signature|AWSAccessKeyId)=)[^&\\s\"'#]*",
            Pattern.CASE_INSENSITIVE);

    /** In characters: a template is shown whole, whatever CloudFormation takes. */
    private static final int LONGEST = 1_048_576;

    private static final int BEGINNING = 4_096;

    /** JSON that a client can send may be deeper than what a reader of JSON takes, by the line around it. */
    private static final int DEEPEST = 200;

    private static final String CUT = "... (nested more deeply)";

    private Shown() {}

    /** What one service was asked or answered. The values of Parameter Store may be secrets, whatever their type is called. */
    static @Nullable Object of(String service, JsonObject said) {
        return service.equals("ssm") ? withoutValues(said.members()) : of(said);
    }

    private static @Nullable Object withoutValues(@Nullable Object value) {
        return switch (value) {
            case JsonObject object -> withoutValues(object.members());
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> shown = new LinkedHashMap<>();
                map.forEach((name, member) ->
                        shown.put(String.valueOf(name), name.equals("Value") ? "***" : withoutValues(member)));
                yield shown;
            }
            case List<?> list -> list.stream().map(Shown::withoutValues).toList();
            case null, default -> of(value);
        };
    }

    static @Nullable Object of(@Nullable Object value) {
        return of(value, 0);
    }

    private static @Nullable Object of(@Nullable Object value, int depth) {
        return switch (value) {
            case null -> null;
            case JsonObject object -> members(object.members(), depth);
            case Map<?, ?> map -> members(map, depth);
            case Collection<?> items -> items(items, depth);
            case byte[] bytes -> bytes(Blob.of(bytes));
            case Blob blob -> bytes(blob);
            case Boolean flag -> flag;
            case Integer number -> number;
            case Long number -> number;
            case BigDecimal number -> number;
            case Double number when Double.isFinite(number) -> number;
            default -> text(String.valueOf(value));
        };
    }

    private static String text(String text) {
        String shown = SIGNED.matcher(text).replaceAll("$1***");
        return shown.length() <= LONGEST
                ? shown
                : shown.substring(0, BEGINNING) + "... (" + shown.length() + " characters)";
    }

    private static Object items(Collection<?> items, int depth) {
        if (depth >= DEEPEST) {
            return CUT;
        }
        List<@Nullable Object> shown = new ArrayList<>();
        items.forEach(item -> shown.add(of(item, depth + 1)));
        return shown;
    }

    private static Object members(Map<?, ?> members, int depth) {
        if (depth >= DEEPEST) {
            return CUT;
        }
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        ShownValues.place(members)
                .forEach((name, value) -> shown.put(String.valueOf(name), member(String.valueOf(name), value, depth)));
        return shown;
    }

    private static @Nullable Object member(String name, @Nullable Object value, int depth) {
        String word = name.toLowerCase(Locale.ROOT);
        if (SECRETS.contains(word)) {
            return "***";
        }
        return switch (word) {
            case "environment" -> of(ShownValues.environment(value), depth + 1);
            case "templatebody" -> ShownValues.template(value);
            case "parametervalue", "resolvedvalue" -> "***";
            case "beforecontext",
                    "aftercontext",
                    "resourceproperties",
                    "actualproperties",
                    "expectedproperties",
                    "userparameters",
                    "parameteroverrides" -> of(ShownValues.document(value), depth + 1);
            default -> of(value, depth + 1);
        };
    }

    private static Object bytes(Blob blob) {
        return Map.of("length", blob.size(), "sha256", Hash.SHA_256.hex(blob));
    }
}
