package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.EndpointLimit;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at resources as they are now. A type that is not here has no state in the endpoint that could drift. */
public final class Actuals {
    private static final Map<String, Look> LOOKS = Map.of(
            "AWS::Lambda::Function", Actuals::function,
            "AWS::Lambda::Version", Actuals::version,
            "AWS::Lambda::Alias", Actuals::alias,
            "AWS::Lambda::EventInvokeConfig", Actuals::invokeConfig,
            "AWS::Lambda::Permission", Actuals::permission,
            "AWS::S3::Bucket", Actuals::bucket,
            "AWS::CodeDeploy::Application", Actuals::application,
            "AWS::CodePipeline::Pipeline", Actuals::pipeline,
            "AWS::Events::Rule", Actuals::rule);
    /** What a function's configuration leaves out when there is none of it. */
    private static final Set<String> MAYBE_ABSENT = Set.of("Environment", "Layers");
    /** What of a type no service ever tells: the paths, as the type's schema lists them. */
    private static final Map<String, Set<String>> WRITE_ONLY = Map.of(
            "AWS::Lambda::Function", Set.of("Code", "SnapStart", "PublishToLatestPublished"),
            "AWS::Lambda::LayerVersion", Set.of("Content"),
            "AWS::CodePipeline::Pipeline", Set.of("RestartExecutionOnUpdate"),
            "AWS::S3::Bucket", Set.of("AccessControl"));

    @FunctionalInterface
    private interface Look {
        Actual at(World world, Made made);
    }

    private Actuals() {}

    public static Set<String> writeOnly(String type) {
        return WRITE_ONLY.getOrDefault(type, Set.of());
    }

    public static Actual of(World world, String type, Made made) {
        Look look = LOOKS.get(type);
        if (look == null) {
            return new Actual.Untold();
        }
        try {
            return look.at(world, made);
        } catch (EndpointLimit limit) {
            return new Actual.Untold();
        } catch (AwsError e) {
            if (Gone.isGone(e)) {
                return new Actual.Deleted();
            }
            throw e;
        }
    }

    private static Actual function(World world, Made made) {
        JsonObject answer = world.call("lambda", "GetFunction", JsonObject.of("FunctionName", made.physicalId()));
        Map<String, Object> now = members(answer.objectOrEmpty("Configuration"));
        now.computeIfPresent(
                "Layers",
                (name, layers) -> ((List<?>) layers)
                        .stream()
                                .map(layer ->
                                        Values.textAt((Map<?, ?>) layer, "Arn").orElse(""))
                                .toList());
        Set<String> told = new LinkedHashSet<>(now.keySet());
        told.addAll(MAYBE_ABSENT);
        return new Actual.There(now, told);
    }

    private static Actual version(World world, Made made) {
        JsonObject input = function(made).with("Qualifier", String.valueOf(made.attribute("Version")));
        return told(world.call("lambda", "GetFunction", input).objectOrEmpty("Configuration"), "Description");
    }

    private static JsonObject function(Made made) {
        return JsonObject.of(
                "FunctionName", Values.textAt(made.properties(), "FunctionName").orElse(""));
    }

    private static Actual alias(World world, Made made) {
        JsonObject input = function(made).with("Name", Values.textAt(made.properties(), "Name"));
        JsonObject alias = world.call("lambda", "GetAlias", input);
        Map<String, Object> now = members(alias);
        List<Map<String, Object>> weights = new java.util.ArrayList<>();
        alias.objectOrEmpty("RoutingConfig")
                .objectOrEmpty("AdditionalVersionWeights")
                .members()
                .forEach((version, weight) ->
                        weights.add(Map.of("FunctionVersion", version, "FunctionWeight", String.valueOf(weight))));
        now.remove("RoutingConfig");
        if (!weights.isEmpty()) {
            now.put("RoutingConfig", Map.of("AdditionalVersionWeights", weights));
        }
        return new Actual.There(now, Set.of("FunctionVersion", "Description", "RoutingConfig"));
    }

    private static Actual invokeConfig(World world, Made made) {
        JsonObject input = function(made).with("Qualifier", Values.textAt(made.properties(), "Qualifier"));
        return told(
                world.call("lambda", "GetFunctionEventInvokeConfig", input),
                "MaximumRetryAttempts",
                "MaximumEventAgeInSeconds");
    }

    /** A policy that is there does not say that this statement is. */
    private static Actual permission(World world, Made made) {
        JsonObject policy = world.call("lambda", "GetPolicy", function(made));
        return policy.needText("Policy").contains("\"" + made.physicalId() + "\"")
                ? new Actual.There(Map.of(), Set.of())
                : new Actual.Deleted();
    }

    private static Actual bucket(World world, Made made) {
        JsonObject bucket = JsonObject.of("Bucket", made.physicalId());
        world.call("s3", "HeadBucket", bucket);
        JsonObject versioning = world.call("s3", "GetBucketVersioning", bucket);
        Map<String, Object> now = new LinkedHashMap<>();
        versioning.text("Status").ifPresent(status -> now.put("VersioningConfiguration", Map.of("Status", status)));
        return new Actual.There(now, Set.of("VersioningConfiguration"));
    }

    private static Actual application(World world, Made made) {
        JsonObject now =
                world.call("codedeploy", "GetApplication", JsonObject.of("applicationName", made.physicalId()));
        Map<String, Object> properties = new LinkedHashMap<>();
        now.objectOrEmpty("application")
                .text("computePlatform")
                .ifPresent(platform -> properties.put("ComputePlatform", platform));
        return new Actual.There(properties, properties.keySet());
    }

    /** Its structure is checked and completed by CodePipeline; compared is whether it is there, and its role. */
    private static Actual pipeline(World world, Made made) {
        JsonObject now = world.call("codepipeline", "GetPipeline", JsonObject.of("name", made.physicalId()))
                .objectOrEmpty("pipeline");
        return new Actual.There(Map.of("RoleArn", now.text("roleArn").orElse("")), Set.of("RoleArn"));
    }

    private static Actual rule(World world, Made made) {
        return told(
                world.call("events", "DescribeRule", JsonObject.of("Name", made.physicalId())), "State", "Description");
    }

    /** Of these the answer tells, whether they are in it or not. */
    private static Actual told(JsonObject answer, String... names) {
        return new Actual.There(members(answer), Set.of(names));
    }

    private static Map<String, Object> members(JsonObject answer) {
        Map<String, Object> members = new LinkedHashMap<>();
        answer.members().forEach((name, value) -> {
            if (value != null && !"".equals(value)) {
                members.put(name, plain(value));
            }
        });
        return members;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case JsonObject object -> members(object);
            case Map<?, ?> map -> members(JsonObject.of(map));
            case List<?> list -> list.stream().map(Actuals::plain).toList();
            default -> value;
        };
    }
}
