package io.pointsman.local.aws;

import io.pointsman.json.JsonObject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
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
            "oauthtoken");

    /** A presigned link opens what it names to whoever reads it here. Group 1 stays. */
    private static final Pattern SIGNED = Pattern.compile(
            "([?&](?:X-Amz-(?:Signature|Security-Token|Credential)|Signature|AWSAccessKeyId)=)[^&\\s\"'#]*",
            Pattern.CASE_INSENSITIVE);

    private Shown() {}

    static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case JsonObject object -> members(object.members());
            case Map<?, ?> map -> members(map);
            case List<?> list -> list.stream().map(Shown::of).toList();
            case byte[] bytes -> Map.of("length", bytes.length, "sha256", sha256(bytes));
            case Instant instant -> instant.toString();
            case String text -> SIGNED.matcher(text).replaceAll("$1***");
            default -> value;
        };
    }

    private static Map<String, @Nullable Object> members(Map<?, ?> members) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        members.forEach((name, value) -> shown.put(String.valueOf(name), member(String.valueOf(name), value)));
        return shown;
    }

    private static @Nullable Object member(String name, @Nullable Object value) {
        return SECRETS.contains(name.toLowerCase(Locale.ROOT)) ? "***" : of(value);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
