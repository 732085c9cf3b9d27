package io.pointsman.endpoint.codedeploy;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The targets of deployments. A Lambda deployment has one, its function with its alias, once it has started and has read its
 * AppSpec. AWS's reference calls a function's name the target's id, so that is taken as well.
 */
final class DeploymentTargets {
    private final World world;
    private final Function<JsonObject, Deployment> deployments;
    private final SessionRights rights;

    /** @param deployments finds the deployment that an input names */
    DeploymentTargets(World world, Function<JsonObject, Deployment> deployments) {
        this.world = world;
        this.deployments = deployments;
        this.rights = new SessionRights(world);
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("ListDeploymentTargets", (input, caller) -> list(input));
        operations.put("GetDeploymentTarget", this::get);
        operations.put("BatchGetDeploymentTargets", (input, caller) -> batchGet(input));
    }

    private JsonObject list(JsonObject input) {
        Deployment deployment = started(input);
        return new NextToken("targetIds").page(deployment.targetId().stream().toList(), input);
    }

    private JsonObject get(JsonObject input, Caller caller) {
        rights.check(caller, "GetDeploymentTarget", deployments.apply(input));
        Deployment deployment = started(input);
        return JsonObject.of(
                "deploymentTarget", shown(deployment, input.text("targetId").orElse("")));
    }

    private JsonObject batchGet(JsonObject input) {
        Deployment deployment = started(input);
        List<String> ids = input.texts("targetIds");
        if (ids.isEmpty()) {
            throw Refused.as("DeploymentTargetIdRequiredException", "A deployment target ID is missing");
        }
        if (ids.size() > 1) {
            throw Refused.as("DeploymentTargetListSizeExceededException", "A Lambda deployment has exactly one target");
        }
        return JsonObject.of("deploymentTargets", List.of(shown(deployment, ids.getFirst())));
    }

    private JsonObject shown(Deployment deployment, String id) {
        if (id.isEmpty()) {
            throw Refused.as("DeploymentTargetIdRequiredException", "A deployment target ID is missing");
        }
        if (!id.matches("[A-Za-z0-9_:.-]{1,256}")) {
            throw Refused.as(
                    "InvalidDeploymentTargetIdException",
                    "Invalid id " + id + " for Lambda deployment, valid Id should be the name of a function with its"
                            + " alias");
        }
        return deployment
                .targetId()
                .filter(known -> known.equals(id) || known.startsWith(id + ":"))
                .map(known -> deployment.target(world.arn("lambda", "function:" + known)))
                .orElseThrow(() -> Refused.as(
                        "DeploymentTargetDoesNotExistException",
                        "The deployment " + deployment.order().id() + " has no target " + id));
    }

    private Deployment started(JsonObject input) {
        Deployment deployment = deployments.apply(input);
        if (deployment.status() == Deployment.Status.CREATED) {
            throw Refused.as(
                    "DeploymentNotStartedException",
                    "The deployment " + deployment.order().id() + " has not started");
        }
        return deployment;
    }
}
