package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.EndpointLimit;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.disk.Blob;
import io.pointsman.json.JsonObject;
import java.util.Base64;
import java.util.Optional;

/** Takes the code that a request brings or names. Lambda reads S3 with the rights of whoever calls. */
final class CodeReader {
    private static final int DIRECT = 52_428_800;

    private final World world;

    CodeReader(World world) {
        this.world = world;
    }

    /** @param place {@code ZipFile}, or {@code S3Bucket}, {@code S3Key} and {@code S3ObjectVersion} */
    Code read(JsonObject place, Caller caller) {
        Optional<byte[]> direct = zipFile(place);
        if (direct.isPresent() == place.has("S3Bucket")) {
            throw LambdaErrors.invalid("Please provide a source for function code.");
        }
        Blob zip = direct.map(world.spool()::of).orElseGet(() -> fetch(place, caller));
        return Code.of(zip, place.text("SourceKMSKeyArn"));
    }

    private static Optional<byte[]> zipFile(JsonObject place) {
        Optional<byte[]> bytes = place.members().get("ZipFile") instanceof String text
                ? Optional.of(base64(text))
                : place.bytes("ZipFile");
        if (bytes.isPresent() && bytes.get().length > DIRECT) {
            throw new AwsError(
                    413, "RequestEntityTooLargeException", "Zipped size must be smaller than " + DIRECT + " bytes");
        }
        return bytes;
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new AwsError(400, "SerializationException", "ZipFile is not Base64");
        }
    }

    private Blob fetch(JsonObject place, Caller caller) {
        checkMode(place);
        String bucket = place.needText("S3Bucket");
        String key = place.text("S3Key").orElseThrow(() -> LambdaErrors.invalid("S3Key is required with S3Bucket."));
        JsonObject object =
                JsonObject.of("Bucket", bucket, "Key", key).with("VersionId", place.text("S3ObjectVersion"));
        try {
            return Blob.in(world.call("s3", "GetObject", object, caller), "Body")
                    .orElseThrow(() -> new IllegalStateException("S3 gave no body of " + bucket + "/" + key));
        } catch (AwsError refusal) {
            throw inLambdasWords(refusal, bucket + "/" + key);
        }
    }

    /** Code by reference stays in the user's bucket; this endpoint only copies, and says so. */
    private static void checkMode(JsonObject place) {
        place.text("S3ObjectStorageMode").filter(mode -> !mode.equals("COPY")).ifPresent(mode -> {
            throw EndpointLimit.of("S3ObjectStorageMode " + mode + ", it copies the code");
        });
    }

    private static AwsError inLambdasWords(AwsError refusal, String place) {
        return switch (refusal.code()) {
            case "AccessDenied" ->
                LambdaErrors.accessDenied("Your access has been denied by S3, please make sure your request credentials"
                        + " have permission to GetObject for " + place
                        + ". S3 Error Code: AccessDenied. S3 Error Message: " + refusal.said());
            case "NoSuchKey", "NoSuchBucket", "NoSuchVersion", "PermanentRedirect", "MethodNotAllowed" ->
                LambdaErrors.invalid("Error occurred while GetObject. S3 Error Code: " + refusal.code()
                        + ". S3 Error Message: " + refusal.said());
            default -> refusal;
        };
    }
}
