package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.JsonObject;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code AWS::Lambda::Version}. Unlike Lambda's own PublishVersion it is not content with a version that is there already: the
 * resource would then be two.
 */
final class VersionKind implements Kind {
    private static final int CONFLICT = 409;

    @Override
    public Work create(Wish wish) {
        String function = wish.need("FunctionName");
        Set<String> before = versions(wish, function);
        JsonObject published = wish.call(
                "lambda",
                "PublishVersion",
                JsonObject.of("FunctionName", function)
                        .with("Description", wish.text("Description"))
                        .with("CodeSha256", wish.text("CodeSha256")));
        String version = published.needText("Version");
        if (before.contains(version)) {
            throw new AwsError(
                    CONFLICT,
                    "AlreadyExists",
                    "A version for this Lambda function exists ( " + version
                            + " ). Modify the function to create a new version.");
        }
        Made made = made(wish, published, version);
        return FunctionState.settled(wish, made, members(made), () -> {
            runtime(wish, made);
            return new Provisioned(wish, made, members(made)).follow(Map.of(), () -> new Work.Done(made));
        });
    }

    private static void runtime(Wish wish, Made made) {
        Map<String, Object> policy = Values.mapAt(wish.properties(), "RuntimePolicy");
        Values.textAt(policy, "UpdateRuntimeOn")
                .ifPresent(when -> wish.call(
                        "lambda",
                        "PutRuntimeManagementConfig",
                        members(made)
                                .with("UpdateRuntimeOn", when)
                                .with("RuntimeVersionArn", Values.textAt(policy, "RuntimeVersionArn"))));
    }

    private static JsonObject members(Made made) {
        return JsonObject.of(
                "FunctionName", Values.textAt(made.properties(), "FunctionName").orElse(""),
                "Qualifier", made.attribute("Version"));
    }

    private static Made made(Wish wish, JsonObject published, String version) {
        String arn = published.needText("FunctionArn");
        String qualified = arn.endsWith(":" + version) ? arn : arn + ":" + version;
        return new Made(qualified, Map.of("Version", version, "FunctionArn", qualified), wish.properties());
    }

    private static Set<String> versions(Wish wish, String function) {
        Set<String> versions = new HashSet<>();
        Optional<String> marker = Optional.empty();
        do {
            JsonObject page = wish.call(
                    "lambda",
                    "ListVersionsByFunction",
                    JsonObject.of("FunctionName", function).with("Marker", marker));
            page.objects("Versions").forEach(one -> one.text("Version").ifPresent(versions::add));
            marker = page.text("NextMarker").filter(next -> !next.isEmpty());
        } while (marker.isPresent());
        return versions;
    }

    @Override
    public Work update(Wish wish, Made made) {
        runtime(wish, made);
        return new Provisioned(wish, made, members(made))
                .follow(made.properties(), () -> new Work.Done(made.updated(wish)));
    }

    @Override
    public Work delete(Wish wish, Made made) {
        Gone.unless(() -> wish.call("lambda", "DeleteFunction", members(made)));
        return new Work.Done(made);
    }
}
