package io.pointsman.endpoint.codepipeline;

import io.pointsman.json.JsonObject;
import java.util.Optional;

/**
 * One artifact of one execution, and where it is.
 *
 * @param revision of a source artifact; other artifacts have none
 */
record ArtifactPlace(String name, String bucket, String key, Optional<String> revision) {
    /** As a job has it: an absent revision is an explicit null. */
    JsonObject inJob() {
        JsonObject place = JsonObject.of("bucketName", bucket, "objectKey", key);
        return JsonObject.of(
                "name",
                name,
                "revision",
                revision.orElse(null),
                "location",
                JsonObject.of("type", "S3", "s3Location", place));
    }

    /** As ListActionExecutions has it. */
    JsonObject inHistory() {
        return JsonObject.of("name", name, "s3location", JsonObject.of("bucket", bucket, "key", key));
    }

    /** {@code bucket/key}. */
    String path() {
        return bucket + "/" + key;
    }

    ArtifactPlace at(String newRevision) {
        return new ArtifactPlace(name, bucket, key, Optional.of(newRevision));
    }
}
