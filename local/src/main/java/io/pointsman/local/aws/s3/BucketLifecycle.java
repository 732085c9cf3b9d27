package io.pointsman.local.aws.s3;

import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import io.pointsman.local.aws.AwsError;
import io.pointsman.local.aws.Caller;
import io.pointsman.local.aws.Operation;
import io.pointsman.local.aws.s3.lifecycle.LifecycleRule;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;

/** The lifecycle configuration of a bucket: by it objects expire. */
final class BucketLifecycle {
    private static final String SETTING = "LifecycleConfiguration";

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
        JsonObject configuration = input.objectOrEmpty(SETTING);
        if (configuration.objects("Rules").isEmpty()) {
            throw malformed();
        }
        try {
            bucket.expireBy(LifecycleRule.of(configuration));
        } catch (DateTimeException | JsonTrouble notOfTheSchema) {
            throw malformed();
        }
        bucket.settings().put(SETTING, configuration);
        return JsonObject.empty();
    }

    private static AwsError malformed() {
        return S3Errors.invalid(
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }

    private JsonObject delete(JsonObject input, Caller caller) {
        Bucket bucket = buckets.of(input);
        bucket.expireBy(List.of());
        bucket.settings().remove(SETTING);
        return JsonObject.empty();
    }
}
