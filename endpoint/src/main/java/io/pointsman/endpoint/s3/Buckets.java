package io.pointsman.endpoint.s3;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.ListPart;
import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/** All buckets, and the operations on them as a whole. */
final class Buckets {
    private static final String FIRST_REGION = "us-east-1";

    private static final long MOST = 10_000;

    private final World world;
    private final Map<String, Bucket> byName = new TreeMap<>();

    Buckets(World world) {
        this.world = world;
    }

    Bucket of(JsonObject input) {
        return named(input.needText("Bucket"));
    }

    /** Without what has expired by now. */
    Bucket named(String name) {
        Bucket bucket = byName.get(name);
        if (bucket == null) {
            throw S3Errors.noSuchBucket(name);
        }
        new Expiry(bucket, world.clock().instant()).run();
        return bucket;
    }

    JsonObject create(JsonObject input, Caller caller) {
        String name = input.needText("Bucket");
        checkName(name);
        checkRegion(input.objectOrEmpty("CreateBucketConfiguration"));
        if (byName.containsKey(name)) {
            return again(name);
        }
        if (world.accounts().ownerOf(name).isPresent()) {
            throw ofAnother(name);
        }
        byName.put(name, new Bucket(name, world.clock().instant()));
        if (!isLambdas(name)) {
            world.accounts().bucketMade(name, world);
        }
        return JsonObject.of("Location", "/" + name);
    }

    /** One's own: an error in every Region but the first one, which answers as it always did. */
    private JsonObject again(String name) {
        if (world.region().equals(FIRST_REGION)) {
            return JsonObject.of("Location", "/" + name);
        }
        throw new AwsError(
                409,
                "BucketAlreadyOwnedByYou",
                "Your previous request to create the named bucket succeeded and you already own it.",
                JsonObject.of("BucketName", name));
    }

    private static AwsError ofAnother(String name) {
        return new AwsError(
                409,
                "BucketAlreadyExists",
                "The requested bucket name is not available. The bucket namespace is shared by all users of the system."
                        + " Please select a different name and try again.",
                JsonObject.of("BucketName", name));
    }

    private static void checkName(String name) {
        if (!name.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]") || name.contains("..")) {
            throw new AwsError(
                    400, "InvalidBucketName", "The specified bucket is not valid.", JsonObject.of("BucketName", name));
        }
    }

    private void checkRegion(JsonObject configuration) {
        String region = configuration.text("LocationConstraint").orElse(FIRST_REGION);
        if (configuration.has("LocationConstraint") && region.equals(FIRST_REGION)) {
            throw S3Errors.invalid("InvalidLocationConstraint", "The specified location-constraint is not valid");
        }
        if (!region.equals(world.region())) {
            throw S3Errors.invalid(
                    "IllegalLocationConstraintException",
                    "The " + (configuration.has("LocationConstraint") ? region : "unspecified")
                            + " location constraint is incompatible for the region specific endpoint this request was"
                            + " sent to.");
        }
    }

    JsonObject head(JsonObject input, Caller caller) {
        of(input);
        return JsonObject.of("BucketRegion", world.region());
    }

    JsonObject delete(JsonObject input, Caller caller) {
        Bucket bucket = of(input);
        if (!bucket.versions().isEmpty()) {
            throw new AwsError(
                    409,
                    "BucketNotEmpty",
                    "The bucket you tried to delete is not empty"
                            + (bucket.versioning() == Bucket.Versioning.OFF
                                    ? ""
                                    : ". You must delete all versions in the bucket."),
                    JsonObject.of("BucketName", bucket.name()));
        }
        byName.remove(bucket.name());
        world.accounts().bucketGone(bucket.name());
        return JsonObject.empty();
    }

    JsonObject list(JsonObject input, Caller caller) {
        String prefix = input.text("Prefix").orElse("");
        ListPart<JsonObject> part = ListPart.of(
                byName.values().stream()
                        .filter(bucket -> bucket.name().startsWith(prefix) && !isLambdas(bucket.name()))
                        .map(bucket -> JsonObject.of("Name", bucket.name(), "CreationDate", bucket.created()))
                        .toList(),
                input.text("ContinuationToken"),
                input.number("MaxBuckets").orElse(MOST),
                () -> S3Errors.argument(
                        "The continuation token provided is incorrect",
                        "continuation-token",
                        input.text("ContinuationToken").orElse("")));
        return JsonObject.of("Buckets", part.items(), "Owner", JsonObject.of("ID", world.account()))
                .with("ContinuationToken", part.next())
                .with("Prefix", input.text("Prefix"));
    }

    /** Those that Lambda keeps copies of code in belong to AWS. */
    private static boolean isLambdas(String name) {
        return name.matches("awslambda-[a-z0-9-]+-(tasks|layers)");
    }

    /** us-east-1 has no name here: it was there before Regions were. */
    JsonObject location(JsonObject input, Caller caller) {
        of(input);
        return world.region().equals("us-east-1")
                ? JsonObject.empty()
                : JsonObject.of("LocationConstraint", world.region());
    }
}
