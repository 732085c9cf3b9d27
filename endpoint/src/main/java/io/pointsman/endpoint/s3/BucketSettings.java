package io.pointsman.endpoint.s3;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.s3.policy.BucketPolicy;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a bucket can be told. Versioning, notifications (EventBridge, Lambda) and lifecycle have an effect; the others are kept as the document that was sent
 * ({@code Document}, text) and given back, so that tools which set them go on.
 */
final class BucketSettings {
    private static final String POLICY = "BucketPolicy";

    /** The names of the operations and what S3 says when nothing was set. */
    private static final List<Inert> INERT = List.of(
            new Inert(
                    "PublicAccessBlock",
                    "NoSuchPublicAccessBlockConfiguration",
                    "The public access block configuration was not found"),
            new Inert(POLICY, "NoSuchBucketPolicy", "The bucket policy does not exist"),
            new Inert("BucketTagging", "NoSuchTagSet", "The TagSet does not exist"),
            new Inert(
                    "BucketOwnershipControls",
                    "OwnershipControlsNotFoundError",
                    "The bucket ownership controls were not found"));

    /** Of each bucket since January 2023, unless another one was set. */
    private static final String SSE_S3 = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<ServerSideEncryptionConfiguration"
        + " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256"
        + "</SSEAlgorithm></ApplyServerSideEncryptionByDefault><BucketKeyEnabled>false</BucketKeyEnabled></Rule>"
        + "</ServerSideEncryptionConfiguration>";

    private static final Inert ENCRYPTION = new Inert("BucketEncryption", "", "");
    private static final Set<String> DESTINATIONS = Set.of("EventBridgeConfiguration", "LambdaFunctionConfigurations");

    private final Buckets buckets;

    private record Inert(String name, String missingCode, String missing) {}

    BucketSettings(Buckets buckets) {
        this.buckets = buckets;
    }

    Map<String, Operation> operations() {
        Map<String, Operation> operations = new HashMap<>();
        operations.put("GetBucketVersioning", this::versioning);
        operations.put("PutBucketVersioning", this::putVersioning);
        operations.put("GetBucketNotificationConfiguration", this::notification);
        operations.put("PutBucketNotificationConfiguration", this::putNotification);
        operations.putAll(new BucketLifecycle(buckets).operations());
        for (Inert inert : INERT) {
            operations.put("Get" + inert.name(), (input, caller) -> get(inert, input));
            addChanges(inert, operations);
        }
        operations.put("GetBucketEncryption", (input, caller) -> encryption(input));
        addChanges(ENCRYPTION, operations);
        return operations;
    }

    private void addChanges(Inert inert, Map<String, Operation> operations) {
        operations.put("Put" + inert.name(), (input, caller) -> put(inert, input));
        operations.put("Delete" + inert.name(), (input, caller) -> delete(inert, input));
    }

    private JsonObject encryption(JsonObject input) {
        return buckets.of(input).settings().getOrDefault(ENCRYPTION.name(), JsonObject.of("Document", SSE_S3));
    }

    private JsonObject get(Inert inert, JsonObject input) {
        JsonObject setting = buckets.of(input).settings().get(inert.name());
        if (setting == null) {
            throw new AwsError(404, inert.missingCode(), inert.missing());
        }
        return setting;
    }

    private JsonObject put(Inert inert, JsonObject input) {
        Bucket bucket = buckets.of(input);
        String document = input.text("Document").orElse("");
        if (inert.name().equals(POLICY)) {
            checkPolicy(document);
        }
        bucket.settings().put(inert.name(), JsonObject.of("Document", document));
        return JsonObject.empty();
    }

    private static void checkPolicy(String document) {
        try {
            if (!new BucketPolicy(document).isEmpty()) {
                return;
            }
        } catch (JsonTrouble e) {
            throw S3Errors.invalid("MalformedPolicy", "Policies must be valid JSON and the first byte must be '{'");
        }
        throw S3Errors.invalid("MalformedPolicy", "Missing required field Statement");
    }

    private JsonObject delete(Inert inert, JsonObject input) {
        buckets.of(input).settings().remove(inert.name());
        return JsonObject.empty();
    }

    private JsonObject versioning(JsonObject input, Caller caller) {
        return switch (buckets.of(input).versioning()) {
            case OFF -> JsonObject.empty();
            case ENABLED -> JsonObject.of("Status", "Enabled");
            case SUSPENDED -> JsonObject.of("Status", "Suspended");
        };
    }

    private JsonObject putVersioning(JsonObject input, Caller caller) {
        Bucket bucket = buckets.of(input);
        bucket.version(
                switch (input.objectOrEmpty("VersioningConfiguration")
                        .text("Status")
                        .orElse("")) {
                    case "Enabled" -> Bucket.Versioning.ENABLED;
                    case "Suspended" -> Bucket.Versioning.SUSPENDED;
                    default ->
                        throw S3Errors.invalid(
                                "IllegalVersioningConfigurationException", "The Versioning element must be specified");
                });
        return JsonObject.empty();
    }

    private JsonObject notification(JsonObject input, Caller caller) {
        return buckets.of(input).tellsEventBridge()
                ? JsonObject.of("EventBridgeConfiguration", JsonObject.empty())
                : JsonObject.empty();
    }

    /** EventBridge and functions can be told. */
    private JsonObject putNotification(JsonObject input, Caller caller) {
        Bucket bucket = buckets.of(input);
        JsonObject configuration = input.objectOrEmpty("NotificationConfiguration");
        configuration.members().forEach(BucketSettings::checkDestination);
        bucket.tellEventBridge(configuration.has("EventBridgeConfiguration"));
        bucket.notify(configuration.objects("LambdaFunctionConfigurations").stream()
                .map(FunctionNotice::of)
                .toList());
        return JsonObject.empty();
    }

    private static void checkDestination(String name, @Nullable Object value) {
        boolean isEmpty = value == null || (value instanceof List<?> list && list.isEmpty());
        if (!DESTINATIONS.contains(name) && !isEmpty) {
            throw S3Errors.invalid(
                    "InvalidArgument", "Unable to validate the following destination configurations: " + name);
        }
    }
}
