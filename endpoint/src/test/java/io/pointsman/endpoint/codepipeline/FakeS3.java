package io.pointsman.endpoint.codepipeline;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Service;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** As much of S3 as a pipeline needs: versions of objects, by bucket and key. */
final class FakeS3 implements Service {
    final Set<String> unversioned = new HashSet<>();
    final Map<String, List<JsonObject>> objects = new HashMap<>();

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
                "GetBucketVersioning", this::versioning,
                "GetObject", this::get,
                "HeadObject", this::get,
                "PutObject", this::put);
    }

    private JsonObject versioning(JsonObject input, Caller caller) {
        return unversioned.contains(input.needText("Bucket")) ? JsonObject.empty() : JsonObject.of("Status", "Enabled");
    }

    private JsonObject get(JsonObject input, Caller caller) {
        List<JsonObject> versions = objects.getOrDefault(path(input), List.of());
        return versions.reversed().stream()
                .filter(object -> input.text("VersionId")
                        .map(wanted -> object.needText("VersionId").equals(wanted))
                        .orElse(true))
                .findFirst()
                .orElseThrow(() -> new AwsError(404, "NoSuchKey", "The specified key does not exist."));
    }

    private JsonObject put(JsonObject input, Caller caller) {
        List<JsonObject> versions = objects.computeIfAbsent(path(input), key -> new ArrayList<>());
        versions.add(
                input.with("VersionId", "v" + (versions.size() + 1)).with("ETag", "\"etag" + versions.size() + "\""));
        return versions.getLast();
    }

    /** The oldest version of an object. */
    JsonObject first(String path) {
        return objects.getOrDefault(path, List.of()).getFirst();
    }

    private static String path(JsonObject input) {
        return input.needText("Bucket") + "/" + input.needText("Key");
    }
}
