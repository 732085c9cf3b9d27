package io.pointsman.endpoint.codedeploy;

import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
import java.util.List;

/** Turns requests into orders: what is given, what the group says, what is not allowed. */
final class Orders {
    private static final int MAX_DESCRIPTION_CHARS = 256;

    private final World world;
    private final DeploymentConfigs configs;
    private final Identifiers ids;

    Orders(World world, DeploymentConfigs configs, Identifiers ids) {
        this.world = world;
        this.ids = ids;
        this.configs = configs;
    }

    Deployment.Order asked(Group group, JsonObject input) {
        forbidden(input, "ignoreApplicationStopFailures", "InvalidIgnoreApplicationStopFailuresValueException");
        forbidden(input, "updateOutdatedInstancesOnly", "InvalidUpdateOutdatedInstancesOnlyValueException");
        if (!input.objectOrEmpty("targetInstances").members().isEmpty()) {
            throw Refused.as("InvalidTargetInstancesException", "A Lambda deployment has no targetInstances");
        }
        String description = description(input);
        Revision revision = Revision.in(input);
        String config = input.has("deploymentConfigName") ? ResourceName.CONFIG.in(input) : group.configName();
        JsonObject alarms = input.object("overrideAlarmConfiguration").orElse(group.alarms());
        Alarms.named(alarms);
        return new Deployment.Order(
                ids.asked(),
                group,
                config,
                configs.routing(config),
                revision,
                description,
                input.object("autoRollbackConfiguration").map(RollbackRule::of).orElse(group.rollback()),
                alarms,
                "user",
                world.clock().instant());
    }

    /** The deployment that brings the alias of another one back, all at once. */
    Deployment.Order back(Deployment.Order order, AppSpecDocument spec) {
        return new Deployment.Order(
                ids.deployment(),
                order.group(),
                order.configName(),
                new Routing.AllAtOnce(),
                new Revision.Back(order.revision().json(), spec.back()),
                "Rollback of deployment " + order.id(),
                new RollbackRule(false, List.of()),
                JsonObject.empty(),
                "codeDeployRollback",
                world.clock().instant());
    }

    /** The description in a request, empty where there is none. */
    static String description(JsonObject input) {
        String description = input.text("description").orElse("");
        if (description.length() > MAX_DESCRIPTION_CHARS) {
            throw Refused.as(
                    "DescriptionTooLongException",
                    "A description has at most " + MAX_DESCRIPTION_CHARS + " characters");
        }
        return description;
    }

    private static void forbidden(JsonObject input, String flag, String code) {
        if (input.flag(flag).orElse(false)) {
            throw Refused.as(code, flag + " must be false for the Lambda compute platform");
        }
    }
}
