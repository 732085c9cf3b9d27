package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code LifecycleConfiguration} of a bucket: the same in S3's own words. */
final class BucketRules {
    private static final String PROPERTY = "LifecycleConfiguration";
    private static final String SMALLEST = "TransitionDefaultMinimumObjectSize";

    private BucketRules() {}

    static void set(Wish wish, String bucket, Map<String, Object> before) {
        List<JsonObject> rules = rules(wish.properties());
        JsonObject input = JsonObject.of("Bucket", bucket);
        if (!rules.isEmpty()) {
            Map<String, Object> whole = Values.mapAt(wish.properties(), PROPERTY);
            JsonObject configuration = JsonObject.of("Rules", rules);
            wish.call(
                    "s3",
                    "PutBucketLifecycleConfiguration",
                    input.with(PROPERTY, configuration).with(SMALLEST, Values.textAt(whole, SMALLEST)));
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
                .with("AbortIncompleteMultipartUpload", abandoned(rule))
                .with("Transitions", transitions(rule, "Transition", "Days"))
                .with(
                        "NoncurrentVersionTransitions",
                        transitions(rule, "NoncurrentVersionTransition", "NoncurrentDays"));
    }

    /** One condition stands alone, several in an {@code And}. */
    private static JsonObject filter(Map<String, Object> rule) {
        JsonObject conditions = numbers(rule, "ObjectSizeGreaterThan", "ObjectSizeLessThan")
                .with("Prefix", Values.textAt(rule, "Prefix"));
        List<?> tags = listed(rule, "TagFilters");
        if (conditions.members().size() + tags.size() > 1) {
            return JsonObject.of("And", tags.isEmpty() ? conditions : conditions.with("Tags", tags));
        }
        return tags.isEmpty() ? conditions : JsonObject.of("Tag", tags.getFirst());
    }

    private static List<?> listed(Map<String, Object> rule, String name) {
        return Values.at(rule, name).map(Values::list).orElse(List.of());
    }

    private static Optional<JsonObject> expiration(Map<String, Object> rule) {
        JsonObject expiration = JsonObject.empty()
                .with("Days", number(rule, "ExpirationInDays"))
                .with("Date", Values.textAt(rule, "ExpirationDate"))
                .with(
                        "ExpiredObjectDeleteMarker",
                        Values.textAt(rule, "ExpiredObjectDeleteMarker").map(Boolean::valueOf));
        return unlessEmpty(expiration);
    }

    /** As a list, or the one of the form before there was a list. */
    private static Optional<List<JsonObject>> transitions(Map<String, Object> rule, String name, String days) {
        List<JsonObject> transitions = Stream.of(name, name + "s")
                .flatMap(form -> listed(rule, form).stream())
                .map(each -> Values.map((Map<?, ?>) each))
                .map(each -> numbers(each, "NewerNoncurrentVersions")
                        .with("StorageClass", Values.textAt(each, "StorageClass"))
                        .with(days, number(each, "TransitionInDays"))
                        .with("Date", Values.textAt(each, "TransitionDate")))
                .toList();
        return Optional.of(transitions).filter(some -> !some.isEmpty());
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
