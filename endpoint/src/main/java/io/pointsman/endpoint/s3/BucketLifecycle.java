package io.pointsman.endpoint.s3;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.s3.lifecycle.LifecycleRefusals;
import io.pointsman.endpoint.s3.lifecycle.LifecycleRule;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The lifecycle configuration of a bucket: by it objects expire. */
final class BucketLifecycle {
    private static final String SETTING = "LifecycleConfiguration";
    private static final String SMALLEST = "TransitionDefaultMinimumObjectSize";
    private static final String USUAL = "all_storage_classes_128K";
    private static final Set<String> SIZES = Set.of(USUAL, "varies_by_storage_class");

    private final Buckets buckets;

    BucketLifecycle(Buckets buckets) {
        this.buckets = buckets;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "GetBucketLifecycleConfiguration", this::get,
                "PutBucketLifecycleConfiguration", this::put,
                "DeleteBucketLifecycle", this::delete);
    }

    private JsonObject get(JsonObject input, Caller caller) {
        JsonObject configuration = buckets.of(input).settings().get(SETTING);
        if (configuration == null) {
            throw new AwsError(404, "NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist");
        }
        return configuration;
    }

    private JsonObject put(JsonObject input, Caller caller) {
        Bucket bucket = buckets.of(input);
        String smallest = input.text(SMALLEST).orElse(USUAL);
        if (!SIZES.contains(smallest)) {
            throw S3Errors.invalid("InvalidRequest", "Invalid " + SMALLEST + " found: " + smallest);
        }
        JsonObject configuration = input.objectOrEmpty(SETTING);
        try {
            LifecycleRefusals.check(configuration);
            bucket.expireBy(LifecycleRule.of(configuration));
        } catch (DateTimeException | JsonTrouble notOfTheSchema) {
            throw LifecycleRefusals.malformed();
        }
        List<JsonObject> rules = configuration.objects("Rules").stream()
                .map(BucketLifecycle::named)
                .toList();
        bucket.settings().put(SETTING, JsonObject.of("Rules", rules).with(SMALLEST, smallest));
        return JsonObject.of(SMALLEST, smallest);
    }

    /** S3 gives an id to a rule that has none. */
    private static JsonObject named(JsonObject rule) {
        byte[] id = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        return rule.has("ID") ? rule : rule.with("ID", Base64.getEncoder().encodeToString(id));
    }

    private JsonObject delete(JsonObject input, Caller caller) {
        Bucket bucket = buckets.of(input);
        bucket.expireBy(List.of());
        bucket.settings().remove(SETTING);
        return JsonObject.empty();
    }
}
