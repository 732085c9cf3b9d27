package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code AWS::S3::Bucket}: its versioning, its notifications and what expires in it count, the rest is carried. */
final class BucketKind implements Kind {
    private static final String FIRST_REGION = "us-east-1";
    private static final int NAME = 63;

    @Override
    public Work create(Wish wish) {
        String name = wish.name("BucketName", NAME).toLowerCase(Locale.ROOT);
        checkNew(wish, name);
        wish.call("s3", "CreateBucket", here(wish, JsonObject.of("Bucket", name)));
        configure(wish, name, Map.of());
        return new Work.Done(new Made(name, attributes(wish, name), wish.properties()));
    }

    /** Also in the Region where S3 itself lets its owner make a bucket again: a stack never takes over what is there. */
    private static void checkNew(Wish wish, String name) {
        if (isThere(wish, name)) {
            throw new AwsError(
                    409,
                    "BucketAlreadyOwnedByYou",
                    "Your previous request to create the named bucket succeeded and you already own it.");
        }
    }

    private static boolean isThere(Wish wish, String name) {
        try {
            wish.world().call("s3", "HeadBucket", JsonObject.of("Bucket", name));
            return true;
        } catch (AwsError none) {
            return false; // or somebody else's, which CreateBucket says
        }
    }

    /** In the stack's own Region, which S3 wants said everywhere but in its first one. */
    private static JsonObject here(Wish wish, JsonObject input) {
        String region = wish.world().region();
        return region.equals(FIRST_REGION)
                ? input
                : input.with("CreateBucketConfiguration", JsonObject.of("LocationConstraint", region));
    }

    @Override
    public Work update(Wish wish, Made made) {
        configure(wish, made.physicalId(), made.properties());
        return new Work.Done(made.updated(wish));
    }

    private static Map<String, Object> attributes(Wish wish, String name) {
        String region = wish.world().region();
        return Map.of(
                "Arn", "arn:aws:s3:::" + name,
                "DomainName", name + ".s3.amazonaws.com",
                "RegionalDomainName", name + ".s3." + region + ".amazonaws.com",
                "DualStackDomainName", name + ".s3.dualstack." + region + ".amazonaws.com",
                "WebsiteURL", "http://" + name + ".s3-website-" + region + ".amazonaws.com");
    }

    private static void configure(Wish wish, String name, Map<String, Object> before) {
        versioning(wish.properties())
                .or(() -> versioning(before).map(status -> "Suspended"))
                .ifPresent(status -> wish.call(
                        "s3",
                        "PutBucketVersioning",
                        JsonObject.of("Bucket", name, "VersioningConfiguration", JsonObject.of("Status", status))));
        BucketRules.set(wish, name, before);
        boolean notifies = notifies(wish.properties());
        List<JsonObject> functions = functions(wish.properties());
        if (notifies
                || notifies(before)
                || !functions.isEmpty()
                || !functions(before).isEmpty()) {
            JsonObject configuration =
                    notifies ? JsonObject.of("EventBridgeConfiguration", JsonObject.empty()) : JsonObject.empty();
            configuration = configuration.with("LambdaFunctionConfigurations", functions);
            wish.call(
                    "s3",
                    "PutBucketNotificationConfiguration",
                    JsonObject.of("Bucket", name, "NotificationConfiguration", configuration));
        }
    }

    private static Optional<String> versioning(Map<String, Object> properties) {
        return Values.textAt(Values.mapAt(properties, "VersioningConfiguration"), "Status");
    }

    /** In S3's own words, which differ from the template's. */
    private static List<JsonObject> functions(Map<String, Object> properties) {
        return Values.at(Values.mapAt(properties, "NotificationConfiguration"), "LambdaConfigurations")
                .map(Values::list)
                .orElse(List.of())
                .stream()
                .map(one -> function(Values.map((Map<?, ?>) one)))
                .toList();
    }

    private static JsonObject function(Map<String, Object> configuration) {
        Map<String, Object> key = Values.mapAt(Values.mapAt(configuration, "Filter"), "S3Key");
        List<?> rules = Values.at(key, "Rules").map(Values::list).orElse(List.of());
        return JsonObject.of(
                        "LambdaFunctionArn",
                        Values.textAt(configuration, "Function").orElse(""),
                        "Events",
                        List.of(Values.textAt(configuration, "Event").orElse("")))
                .with("Filter", JsonObject.of("Key", JsonObject.of("FilterRules", rules)));
    }

    private static boolean notifies(Map<String, Object> properties) {
        return Values.at(Values.mapAt(properties, "NotificationConfiguration"), "EventBridgeConfiguration")
                .filter(Map.class::isInstance)
                .map(configuration -> Values.textAt((Map<?, ?>) configuration, "EventBridgeEnabled")
                        .map("true"::equals)
                        .orElse(true))
                .orElse(false);
    }

    /** S3 itself refuses a bucket that is not empty. */
    @Override
    public Work delete(Wish wish, Made made) {
        Gone.unless(() -> wish.call("s3", "DeleteBucket", JsonObject.of("Bucket", made.physicalId())));
        return new Work.Done(made);
    }
}
