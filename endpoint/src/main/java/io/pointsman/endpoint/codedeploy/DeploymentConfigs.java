package io.pointsman.endpoint.codedeploy;

import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Deployment configurations: AWS's own and the account's. */
final class DeploymentConfigs {
    /** What CodeDeploy takes when nobody names a configuration; it is one for servers, and wrong for Lambda. */
    static final String DEFAULT = "CodeDeployDefault.OneAtATime";

    private static final String RESERVED = "CodeDeployDefault.";
    private static final Pattern ELSEWHERE =
            Pattern.compile("CodeDeployDefault\\.(AllAtOnce|HalfAtATime|OneAtATime|ECS[A-Za-z0-9]+)");
    private static final int LIMIT = 200;

    private final World world;
    private final Map<String, Config> configs = new LinkedHashMap<>();

    private record Config(String id, String name, Routing routing, Instant created) {}

    DeploymentConfigs(World world) {
        this.world = world;
        predefine("LambdaAllAtOnce", new Routing.AllAtOnce());
        for (int minutes : List.of(5, 10, 15, 30)) {
            predefine("LambdaCanary10Percent" + minutes + "Minutes", new Routing.Canary(10, minutes));
        }
        for (int minutes : List.of(1, 2, 3, 10)) {
            String unit = minutes == 1 ? "Minute" : "Minutes";
            predefine("LambdaLinear10PercentEvery" + minutes + unit, new Routing.Linear(10, minutes));
        }
    }

    private void predefine(String name, Routing routing) {
        put(RESERVED + name, routing);
    }

    private Config put(String name, Routing routing) {
        Config config = new Config(
                UUID.randomUUID().toString(), name, routing, world.clock().instant());
        configs.put(name, config);
        return config;
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("CreateDeploymentConfig", (input, caller) -> create(input));
        operations.put(
                "GetDeploymentConfig",
                (input, caller) -> JsonObject.of("deploymentConfigInfo", info(find(ResourceName.CONFIG.in(input)))));
        operations.put(
                "ListDeploymentConfigs",
                (input, caller) -> new NextToken("deploymentConfigsList").page(List.copyOf(configs.keySet()), input));
        operations.put("DeleteDeploymentConfig", (input, caller) -> delete(ResourceName.CONFIG.in(input)));
    }

    /** The routing of a configuration that a Lambda deployment may use. */
    Routing routing(String name) {
        return find(name).routing();
    }

    private JsonObject create(JsonObject input) {
        String name = ResourceName.CONFIG.in(input);
        if (name.startsWith(RESERVED)) {
            throw ResourceName.CONFIG.invalid("Only AWS's own configurations are called " + RESERVED + ": " + name);
        }
        if (configs.containsKey(name)) {
            throw Refused.as(
                    "DeploymentConfigAlreadyExistsException", "Deployment Configuration already exists: " + name);
        }
        if (configs.values().stream()
                        .filter(config -> !config.name().startsWith(RESERVED))
                        .count()
                >= LIMIT) {
            throw Refused.as(
                    "DeploymentConfigLimitExceededException", "There are " + LIMIT + " configurations already");
        }
        if (!input.text("computePlatform").orElse("Server").equals("Lambda")) {
            throw Refused.otherPlatform();
        }
        return JsonObject.of(
                "deploymentConfigId",
                put(name, Routing.of(input.objectOrEmpty("trafficRoutingConfig")))
                        .id());
    }

    private JsonObject delete(String name) {
        if (name.startsWith(RESERVED)) {
            throw Refused.as("InvalidOperationException", "A predefined configuration cannot be deleted: " + name);
        }
        configs.remove(name);
        return JsonObject.empty();
    }

    private Config find(String name) {
        Config config = configs.get(name);
        if (config == null && ELSEWHERE.matcher(name).matches()) {
            throw ResourceName.CONFIG.invalid(name + " is for servers or containers; a Lambda deployment needs one of "
                    + RESERVED + "Lambda... or its own");
        }
        if (config == null) {
            throw Refused.as(
                    "DeploymentConfigDoesNotExistException", "No Deployment Configuration found for name: " + name);
        }
        return config;
    }

    private static JsonObject info(Config config) {
        return JsonObject.of("deploymentConfigId", config.id(), "deploymentConfigName", config.name())
                .with("createTime", config.created())
                .with("computePlatform", "Lambda")
                .with("trafficRoutingConfig", config.routing().json());
    }
}
