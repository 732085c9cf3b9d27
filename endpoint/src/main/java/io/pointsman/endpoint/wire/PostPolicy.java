package io.pointsman.endpoint.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the policy of a browser's upload allows (docs/aws-facts.md). Its signature is not checked, as {@link Presigned} says. */
final class PostPolicy {
    /** Fields that no condition has to name. */
    private static final Set<String> FREE =
            Set.of("awsaccesskeyid", "x-amz-signature", "signature", "file", "policy", "bucket");

    private final FormUpload form;
    private final Map<String, String> values;
    private final Set<String> named = new HashSet<>(FREE);

    private PostPolicy(FormUpload form, String bucket) {
        this.form = form;
        this.values = new java.util.HashMap<>(form.fields());
        values.put("bucket", bucket);
        values.put("key", form.key());
    }

    /** Refuses an upload that its policy does not allow; one without a policy is for a public bucket, and allowed. */
    static void check(Request request, Instant now) {
        if (!FormUpload.is(request)) {
            return;
        }
        FormUpload form = FormUpload.of(request);
        if (form.field("policy").isPresent()) {
            new PostPolicy(form, S3Place.of(request).bucket())
                    .check(decoded(form.field("policy").get()), now);
        }
    }

    private static JsonObject decoded(String policy) {
        try {
            return Json.object(new String(Base64.getMimeDecoder().decode(policy), UTF_8));
        } catch (IllegalArgumentException | JsonTrouble e) {
            throw new AwsError(400, "InvalidPolicyDocument", "Invalid Policy: Invalid JSON.");
        }
    }

    private void check(JsonObject policy, Instant now) {
        if (now.isAfter(expiration(policy))) {
            throw denied("Policy expired.");
        }
        for (Object condition : policy.list("conditions")) {
            switch (condition) {
                case Map<?, ?> exact -> exact.forEach((name, value) -> equal(text(name), text(value)));
                case List<?> words when words.size() == 3 -> checkWords(words);
                default ->
                    throw new AwsError(400, "InvalidPolicyDocument", "Invalid Policy: Invalid Simple-Condition.");
            }
        }
        form.fields().keySet().stream()
                .filter(name -> !named.contains(name) && !name.startsWith("x-ignore-"))
                .findFirst()
                .ifPresent(name -> {
                    throw denied("Extra input fields: " + name);
                });
    }

    private static Instant expiration(JsonObject policy) {
        try {
            return Instant.parse(policy.text("expiration").orElse(""));
        } catch (DateTimeException e) {
            throw new AwsError(400, "InvalidPolicyDocument", "Invalid Policy: Invalid 'expiration' value.");
        }
    }

    private void checkWords(List<?> words) {
        String field = text(words.get(1)).replaceFirst("^\\$", "");
        switch (text(words.get(0)).toLowerCase(Locale.ROOT)) {
            case "eq" -> equal(field, text(words.get(2)));
            case "starts-with" -> startsWith(field, text(words.get(2)));
            case "content-length-range" -> lengthWithin(text(words.get(1)), text(words.get(2)));
            default -> throw new AwsError(400, "InvalidPolicyDocument", "Invalid Policy: Invalid Simple-Condition.");
        }
    }

    private void equal(String field, String wanted) {
        named.add(field.toLowerCase(Locale.ROOT));
        if (!value(field).equals(wanted)) {
            throw denied("Invalid according to Policy: Policy Condition failed: [\"eq\", \"$" + field + "\", \""
                    + wanted + "\"]");
        }
    }

    private void startsWith(String field, String start) {
        named.add(field.toLowerCase(Locale.ROOT));
        if (!value(field).startsWith(start)) {
            throw denied("Invalid according to Policy: Policy Condition failed: [\"starts-with\", \"$" + field
                    + "\", \"" + start + "\"]");
        }
    }

    private void lengthWithin(String least, String most) {
        if (!least.matches("[0-9]{1,18}") || !most.matches("[0-9]{1,18}")) {
            throw new AwsError(400, "InvalidPolicyDocument", "Invalid Policy: Invalid content-length-range.");
        }
        long size = form.file().size();
        if (size > Long.parseLong(most)) {
            throw length(
                    "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size", "MaxSizeAllowed", most);
        }
        if (size < Long.parseLong(least)) {
            throw length(
                    "EntityTooSmall",
                    "Your proposed upload is smaller than the minimum allowed size",
                    "MinSizeAllowed",
                    least);
        }
    }

    private AwsError length(String code, String message, String limit, String value) {
        return new AwsError(
                400, code, message, JsonObject.of("ProposedSize", form.file().size(), limit, value));
    }

    private String value(String field) {
        return values.getOrDefault(field.toLowerCase(Locale.ROOT), "");
    }

    private static String text(Object value) {
        return String.valueOf(value);
    }

    private static AwsError denied(String message) {
        return new AwsError(403, "AccessDenied", message);
    }
}
