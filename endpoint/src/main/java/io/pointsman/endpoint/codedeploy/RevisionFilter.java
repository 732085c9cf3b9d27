package io.pointsman.endpoint.codedeploy;

import io.pointsman.json.JsonObject;
import java.util.Optional;

/** Which revisions {@code ListApplicationRevisions} is asked for. */
record RevisionFilter(Optional<String> bucket, Optional<String> keyPrefix, Deployed deployed) {
    private enum Deployed {
        INCLUDE,
        EXCLUDE,
        IGNORE
    }

    static RevisionFilter of(JsonObject input) {
        Optional<String> bucket = input.text("s3Bucket");
        Optional<String> keyPrefix = input.text("s3KeyPrefix");
        if (keyPrefix.isPresent() && bucket.isEmpty()) {
            throw Refused.as("BucketNameFilterRequiredException", "s3KeyPrefix needs s3Bucket");
        }
        if (bucket.filter(name -> !name.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"))
                .isPresent()) {
            throw Refused.as("InvalidBucketNameFilterException", "s3Bucket is not the name of a bucket");
        }
        Deployed deployed = switch (input.text("deployed").orElse("ignore")) {
            case "include" -> Deployed.INCLUDE;
            case "exclude" -> Deployed.EXCLUDE;
            case "ignore" -> Deployed.IGNORE;
            default ->
                throw Refused.as("InvalidDeployedStateFilterException", "deployed must be include, exclude or ignore");
        };
        return new RevisionFilter(bucket, keyPrefix, deployed);
    }

    /** @param isTarget whether it is the target revision of a deployment group */
    boolean takes(Revision revision, boolean isTarget) {
        boolean byUse = switch (deployed) {
            case INCLUDE -> isTarget;
            case EXCLUDE -> !isTarget;
            case IGNORE -> true;
        };
        return byUse && byPlace(revision);
    }

    private boolean byPlace(Revision revision) {
        if (bucket.isEmpty()) {
            return true;
        }
        return revision instanceof Revision.Stored(var json, JsonObject location)
                && location.text("bucket").equals(bucket)
                && location.needText("key").startsWith(keyPrefix.orElse(""));
    }
}
