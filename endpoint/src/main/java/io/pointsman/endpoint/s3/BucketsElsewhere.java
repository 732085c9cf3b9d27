package io.pointsman.endpoint.s3;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.EndpointLimit;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.s3.policy.BucketPolicy;
import io.pointsman.endpoint.s3.policy.S3Actions;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A bucket of another account is asked there, by whom its policy lets in. */
final class BucketsElsewhere {
    private static final String BUCKET = "Bucket";
    private static final String GET_OBJECT = "GetObject";

    /** Nobody but the owner's account, whatever the policy says. */
    private static final Set<String> OWNERS = Set.of("GetBucketPolicy", "PutBucketPolicy", "DeleteBucketPolicy");

    private final World world;

    BucketsElsewhere(World world) {
        this.world = world;
    }

    Operation guarded(String name, Operation here) {
        return (input, caller) -> {
            Optional<World> owner = owner(name, input);
            expected(input, "ExpectedBucketOwner", owner);
            source(input, owner.orElse(world), caller);
            return owner.filter(this::isAnother)
                    .map(there -> there(there, name, input, caller))
                    .orElseGet(() -> here.answer(input, caller));
        };
    }

    /** A new bucket is the caller's, or refused in other words. */
    private Optional<World> owner(String name, JsonObject input) {
        return name.equals("CreateBucket")
                ? Optional.empty()
                : input.text(BUCKET).flatMap(world.accounts()::ownerOf);
    }

    private boolean isAnother(World owner) {
        return !owner.account().equals(world.account());
    }

    private static void expected(JsonObject input, String member, Optional<World> owner) {
        Optional<String> wanted = input.text(member);
        if (owner.isPresent()
                && wanted.filter(id -> !id.equals(owner.get().account())).isPresent()) {
            throw S3Errors.accessDenied();
        }
    }

    /** What is copied is read as by anybody else. */
    private void source(JsonObject input, World target, Caller caller) {
        if (!input.has("CopySource")) {
            return;
        }
        ObjectWrites.Source source = ObjectWrites.Source.of(input);
        Optional<World> owner = world.accounts().ownerOf(source.bucket());
        expected(input, "ExpectedSourceBucketOwner", owner);
        JsonObject object =
                JsonObject.of(BUCKET, source.bucket(), "Key", source.key()).with("VersionId", source.versionId());
        owner.filter(this::isAnother).ifPresent(there -> admit(there, GET_OBJECT, object, caller));
        if (owner.filter(there -> !there.account().equals(target.account())).isPresent()) {
            throw EndpointLimit.of("copies between buckets of two accounts (" + source.bucket() + ")");
        }
    }

    private JsonObject there(World there, String name, JsonObject input, Caller caller) {
        if (name.equals("DeleteObjects")) {
            return deleted(there, input, caller);
        }
        admit(there, name, input, caller);
        if (OWNERS.contains(name)) {
            throw new AwsError(405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
        }
        try {
            return there.call("s3", name, input, caller);
        } catch (AwsError error) {
            boolean hides = error.code().equals("NoSuchKey") && !may(there, "ListObjectsV2", bucket(input), caller);
            throw hides ? S3Errors.accessDenied() : error;
        }
    }

    /** Each object for itself. */
    private JsonObject deleted(World there, JsonObject input, Caller caller) {
        JsonObject delete = input.objectOrEmpty("Delete");
        Map<Boolean, List<JsonObject>> objects = delete.objects("Objects").stream()
                .collect(Collectors.partitioningBy(
                        object -> may(there, "DeleteObject", object.with(BUCKET, input.needText(BUCKET)), caller)));
        List<JsonObject> mine = objects.getOrDefault(true, List.of());
        List<JsonObject> errors = new ArrayList<>(objects.getOrDefault(false, List.of()).stream()
                .map(object -> JsonObject.of(
                        "Key", object.needText("Key"), "Code", "AccessDenied", "Message", "Access Denied"))
                .toList());
        if (mine.isEmpty()) {
            return JsonObject.of("Deleted", List.of(), "Errors", errors);
        }
        JsonObject answer =
                there.call("s3", "DeleteObjects", input.with("Delete", delete.with("Objects", mine)), caller);
        return answer.with(
                "Errors",
                Stream.concat(errors.stream(), answer.objects("Errors").stream())
                        .toList());
    }

    private void admit(World there, String name, JsonObject input, Caller caller) {
        if (!may(there, name, input, caller)) {
            throw S3Errors.accessDenied();
        }
    }

    private boolean may(World there, String name, JsonObject input, Caller caller) {
        String resource = "arn:" + World.PARTITION + ":s3:::" + input.needText(BUCKET)
                + input.text("Key").map(key -> "/" + key).orElse("");
        BucketPolicy.Asking asking =
                new BucketPolicy.Asking(world.account(), world.identities().session(caller));
        return policy(there, input.needText(BUCKET))
                .filter(policy -> policy.allows(asking, S3Actions.of(name, input), resource))
                .isPresent();
    }

    private static JsonObject bucket(JsonObject input) {
        return JsonObject.of(BUCKET, input.needText(BUCKET));
    }

    private static Optional<BucketPolicy> policy(World there, String bucket) {
        try {
            return there.call("s3", "GetBucketPolicy", JsonObject.of(BUCKET, bucket))
                    .text("Document")
                    .map(BucketPolicy::new);
        } catch (AwsError error) {
            if (error.code().equals("NoSuchBucketPolicy")) {
                return Optional.empty();
            }
            throw error;
        }
    }
}
