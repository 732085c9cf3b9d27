package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Service;
import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** S3 as CloudFormation sees it: buckets that can be empty or not, and objects that are templates. */
public final class FakeS3 implements Service {
    public final Map<String, String> objects = new LinkedHashMap<>();
    public final Map<String, byte[]> packages = new LinkedHashMap<>();
    public final Set<String> buckets = new HashSet<>();
    public final Set<String> versioned = new HashSet<>();
    public final Set<String> notifying = new HashSet<>();
    public final Map<String, JsonObject> lifecycles = new LinkedHashMap<>();
    public final Set<String> filled = new HashSet<>();

    @Override
    public String signingName() {
        return "s3";
    }

    @Override
    public Protocol protocol() {
        return Protocol.S3_REST;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "PutBucketLifecycleConfiguration", (input, caller) -> keep(input),
                "DeleteBucketLifecycle", (input, caller) -> drop(input),
                "CreateBucket", (input, caller) -> add(buckets, input),
                "HeadBucket", (input, caller) -> head(input),
                "PutBucketVersioning", (input, caller) -> add(versioned, input),
                "PutBucketNotificationConfiguration", (input, caller) -> add(notifying, input),
                "DeleteBucket", (input, caller) -> delete(input),
                "GetObject", (input, caller) -> get(input));
    }

    private static JsonObject add(Set<String> names, JsonObject input) {
        names.add(input.needText("Bucket"));
        return JsonObject.empty();
    }

    private JsonObject keep(JsonObject input) {
        lifecycles.put(input.needText("Bucket"), input.objectOrEmpty("LifecycleConfiguration"));
        return JsonObject.empty();
    }

    private JsonObject drop(JsonObject input) {
        lifecycles.remove(input.needText("Bucket"));
        return JsonObject.empty();
    }

    private JsonObject head(JsonObject input) {
        if (!buckets.contains(input.needText("Bucket"))) {
            throw new AwsError(404, "NoSuchBucket", "The specified bucket does not exist");
        }
        return JsonObject.empty();
    }

    private JsonObject delete(JsonObject input) {
        if (filled.contains(input.needText("Bucket"))) {
            throw new AwsError(409, "BucketNotEmpty", "The bucket you tried to delete is not empty");
        }
        buckets.remove(input.needText("Bucket"));
        return JsonObject.empty();
    }

    private JsonObject get(JsonObject input) {
        byte[] zip = packages.get(input.needText("Bucket") + "/" + input.needText("Key"));
        if (zip != null) {
            return JsonObject.of("Body", zip);
        }
        String body = objects.get(input.needText("Bucket") + "/" + input.needText("Key"));
        if (body == null) {
            throw new AwsError(404, "NoSuchKey", "The specified key does not exist.");
        }
        return JsonObject.of("Body", body.getBytes(StandardCharsets.UTF_8));
    }
}
