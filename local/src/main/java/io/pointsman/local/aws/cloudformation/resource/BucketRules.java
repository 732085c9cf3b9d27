package io.pointsman.local.aws.cloudformation.resource;

import io.pointsman.json.JsonObject;
import io.pointsman.local.aws.AwsError;
import io.pointsman.local.aws.cloudformation.template.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code LifecycleConfiguration} of a bucket: what removes objects, in S3's own words. Transitions change no answer here and are left out. */
final class BucketRules {
    private static final String PROPERTY = "LifecycleConfiguration";

    private BucketRules() {}

    static void set(Wish wish, String bucket, Map<String, Object> before) {
        List<JsonObject> rules = rules(wish.properties());
        JsonObject input = JsonObject.of("Bucket", bucket);
        if (!rules.isEmpty()) {
            JsonObject configuration = JsonObject.of("Rules", rules);
            wish.call("s3", "PutBucketLifecycleConfiguration", input.with(PROPERTY, configuration));
        } else if (!rules(before).isEmpty()) {
            wish.call("s3", "DeleteBucketLifecycle", input);
        }
    }

    private static List<JsonObject> rules(Map<String, Object> properties) {
        return Values.at(Values.mapAt(properties, PROPERTY), "Rules").map(Values::list).orElse(List.of()).stream()
                .map(rule -> rule(Values.map((Map<?, ?>) rule)))
                .toList();
    }

    private static JsonObject rule(Map<String, Object> rule) {
        return JsonObject.of("Status", Values.textAt(rule, "Status").orElse(""))
                .with("ID", Values.textAt(rule, "Id"))
                .with("Filter", filter(rule))
                .with("Expiration", expiration(rule))
                .with("NoncurrentVersionExpiration", noncurrent(rule))
                .with("AbortIncompleteMultipartUpload", abandoned(rule));
    }

    private static JsonObject filter(Map<String, Object> rule) {
        List<?> tags = Values.at(rule, "TagFilters").map(Values::list).orElse(List.of());
        JsonObject all = numbers(rule, "ObjectSizeGreaterThan", "ObjectSizeLessThan")
                .with("Prefix", Values.textAt(rule, "Prefix"))
                .with("Tags", Optional.of(tags).filter(some -> !some.isEmpty()));
        return JsonObject.of("And", all);
    }

    private static Optional<JsonObject> expiration(Map<String, Object> rule) {
        JsonObject expiration = JsonObject.empty()
                .with("Days", number(rule, "ExpirationInDays"))
                .with("Date", Values.textAt(rule, "ExpirationDate"));
        return unlessEmpty(expiration);
    }

    private static Optional<JsonObject> abandoned(Map<String, Object> rule) {
        return unlessEmpty(numbers(Values.mapAt(rule, "AbortIncompleteMultipartUpload"), "DaysAfterInitiation"));
    }

    private static Optional<JsonObject> unlessEmpty(JsonObject structure) {
        return Optional.of(structure).filter(some -> !some.members().isEmpty());
    }

    /** As a structure, or in the form before there was one. */
    private static Optional<JsonObject> noncurrent(Map<String, Object> rule) {
        JsonObject structure =
                numbers(Values.mapAt(rule, "NoncurrentVersionExpiration"), "NoncurrentDays", "NewerNoncurrentVersions");
        Optional<Long> days = number(rule, "NoncurrentVersionExpirationInDays");
        JsonObject noncurrent = days.isPresent() ? structure.with("NoncurrentDays", days) : structure;
        return unlessEmpty(noncurrent);
    }

    private static JsonObject numbers(Map<String, Object> from, String... names) {
        JsonObject numbers = JsonObject.empty();
        for (String name : names) {
            numbers = numbers.with(name, number(from, name));
        }
        return numbers;
    }

    private static Optional<Long> number(Map<String, Object> from, String name) {
        return Values.textAt(from, name).map(text -> {
            if (!text.matches("\\d{1,18}")) {
                throw new AwsError(
                        400,
                        "InvalidRequest",
                        "Model validation failed (#/%s: expected type: Integer, found: String)".formatted(name));
            }
            return Long.parseLong(text);
        });
    }
}
