package io.pointsman.local.aws.s3;

import io.pointsman.json.JsonObject;
import io.pointsman.local.aws.AwsError;
import io.pointsman.local.aws.Operation;
import io.pointsman.local.aws.World;
import java.util.Map;
import java.util.Optional;

/** A bucket of another account is asked there, by whom its policy lets in. */
final class BucketsElsewhere {
    private static final Map<String, String> ACTIONS = Map.of(
            "HeadObject", "GetObject",
            "HeadBucket", "ListBucket",
            "ListObjects", "ListBucket",
            "ListObjectsV2", "ListBucket");

    private final World world;

    BucketsElsewhere(World world) {
        this.world = world;
    }

    Operation guarded(String name, Operation here) {
        return (input, caller) -> owner(name, input)
                .map(there -> admitted(there, name, input).call("s3", name, input, caller))
                .orElseGet(() -> here.answer(input, caller));
    }

    /** A new bucket is the caller's, or refused in other words. */
    private Optional<World> owner(String name, JsonObject input) {
        return name.equals("CreateBucket")
                ? Optional.empty()
                : input.text("Bucket")
                        .flatMap(world.accounts()::ownerOf)
                        .filter(there -> !there.account().equals(world.account()));
    }

    private World admitted(World there, String name, JsonObject input) {
        String action = "s3:" + ACTIONS.getOrDefault(name, name) + (input.has("VersionId") ? "Version" : "");
        String resource = "arn:" + World.PARTITION + ":s3:::" + input.needText("Bucket")
                + input.text("Key").map(key -> "/" + key).orElse("");
        return policy(there, input.needText("Bucket"))
                .filter(policy -> policy.allows(world.account(), action, resource))
                .map(policy -> there)
                .orElseThrow(S3Errors::accessDenied);
    }

    private static Optional<BucketPolicy> policy(World there, String bucket) {
        try {
            return there.call("s3", "GetBucketPolicy", JsonObject.of("Bucket", bucket))
                    .text("Document")
                    .map(BucketPolicy::new);
        } catch (AwsError none) { // NoSuchBucketPolicy: nobody else is let in
            return Optional.empty();
        }
    }
}
