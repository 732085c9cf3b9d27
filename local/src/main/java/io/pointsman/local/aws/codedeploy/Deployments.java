package io.pointsman.local.aws.codedeploy;

import io.pointsman.json.JsonObject;
import io.pointsman.local.aws.Operation;
import io.pointsman.local.aws.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every deployment of the account. */
final class Deployments {
    private static final Set<String> STATUSES =
            Set.of("Created", "Queued", "InProgress", "Baking", "Succeeded", "Failed", "Stopped", "Ready");
    private static final int PAGE = 100;
    private static final int BATCH = 25;

    private final World world;
    private final Applications applications;
    private final Orders orders;
    private final Identifiers ids;
    private final Map<String, DeploymentRun> runs = new LinkedHashMap<>();

    Deployments(World world, Applications applications, DeploymentConfigs configs, Identifiers ids) {
        this.world = world;
        this.applications = applications;
        this.ids = ids;
        this.orders = new Orders(world, configs, ids);
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("CreateDeployment", (input, caller) -> create(input));
        operations.put(
                "GetDeployment",
                (input, caller) ->
                        JsonObject.of("deploymentInfo", find(input).deployment().info()));
        operations.put("BatchGetDeployments", (input, caller) -> batchGet(input));
        operations.put("ListDeployments", (input, caller) -> list(input));
        operations.put("StopDeployment", (input, caller) -> stop(input));
        operations.put("ListDeploymentTargets", (input, caller) -> listTargets(input));
        operations.put("GetDeploymentTarget", (input, caller) -> target(input));
        operations.put("BatchGetDeploymentTargets", (input, caller) -> targets(input));
        operations.put("PutLifecycleEventHookExecutionStatus", (input, caller) -> acknowledge(input));
    }

    private JsonObject create(JsonObject input) {
        applications.need(input);
        Group group = applications.group(input);
        active(group).ifPresent(other -> {
            throw Refused.as(
                    "DeploymentLimitExceededException",
                    "The Deployment Group '" + group.name() + "' already has an active Deployment '"
                            + other.order().id() + "'");
        });
        return JsonObject.of("deploymentId", start(orders.asked(group, input)));
    }

    private Optional<Deployment> active(Group group) {
        return runs.values().stream()
                .map(DeploymentRun::deployment)
                .filter(deployment -> deployment.active() && deployment.order().group() == group)
                .findFirst();
    }

    private String start(Deployment.Order order) {
        DeploymentRun run = new DeploymentRun(world, ids, new Deployment(order), this::endedBadly);
        runs.put(order.id(), run);
        run.start();
        return order.id();
    }

    private void endedBadly(Deployment deployment, String event) {
        if (deployment.order().rollback().covers(event)) {
            rollBack(deployment);
        }
    }

    /** Brings the alias back with a deployment of its own. */
    private void rollBack(Deployment deployment) {
        Deployment.Order back = orders.back(deployment.order());
        deployment.rollback(JsonObject.of("rollbackDeploymentId", back.id())
                .with("rollbackMessage", "Deployment " + back.id() + " was created to roll back"));
        Deployment rollback = new RollbackRun(world, back).start();
        rollback.rollback(JsonObject.of(
                "rollbackTriggeringDeploymentId", deployment.order().id()));
        runs.put(back.id(), new DeploymentRun(world, ids, rollback, (ended, why) -> {}));
    }

    private JsonObject stop(JsonObject input) {
        Deployment deployment = find(input).deployment();
        if (!deployment.active()) {
            throw Refused.as(
                    "DeploymentAlreadyCompletedException",
                    "The deployment " + deployment.order().id() + " is already completed");
        }
        deployment.end(
                Deployment.Status.STOPPED,
                "MANUAL_STOP",
                "The deployment was stopped by request",
                world.clock().instant());
        if (input.flag("autoRollbackEnabled").orElse(false)) {
            rollBack(deployment);
        } else {
            endedBadly(deployment, RollbackRule.REQUEST);
        }
        return JsonObject.of("status", "Succeeded", "statusMessage", "No more lifecycle events will be started.");
    }

    private JsonObject batchGet(JsonObject input) {
        List<String> ids = input.texts("deploymentIds");
        if (ids.size() > BATCH) {
            throw Refused.as("BatchLimitExceededException", "At most " + BATCH + " deployments are allowed");
        }
        return JsonObject.of(
                "deploymentsInfo",
                ids.stream().map(id -> find(id).deployment().info()).toList());
    }

    private JsonObject list(JsonObject input) {
        if (input.has("applicationName")) {
            applications.need(input);
        }
        List<String> statuses = input.texts("includeOnlyStatuses");
        if (!STATUSES.containsAll(statuses)) {
            throw Refused.as("InvalidDeploymentStatusException", "The statuses must be out of " + STATUSES);
        }
        List<String> ids = runs.values().stream()
                .map(DeploymentRun::deployment)
                .filter(deployment -> matches(deployment, input, statuses))
                .map(deployment -> deployment.order().id())
                .toList()
                .reversed();
        return page(ids, Integer.parseInt(input.text("nextToken").orElse("0")));
    }

    private static JsonObject page(List<String> ids, int from) {
        int to = Math.min(ids.size(), from + PAGE);
        Optional<String> next = to < ids.size() ? Optional.of(String.valueOf(to)) : Optional.empty();
        return JsonObject.of("deployments", ids.subList(Math.min(from, to), to)).with("nextToken", next);
    }

    private static boolean matches(Deployment deployment, JsonObject input, List<String> statuses) {
        Group group = deployment.order().group();
        return input.text("applicationName").map(group.application()::equals).orElse(true)
                && input.text("deploymentGroupName").map(group.name()::equals).orElse(true)
                && (statuses.isEmpty() || statuses.contains(deployment.status().said()));
    }

    private JsonObject listTargets(JsonObject input) {
        return JsonObject.of(
                "targetIds", List.of(started(find(input).deployment()).targetId()));
    }

    private JsonObject target(JsonObject input) {
        Deployment deployment = started(find(input).deployment());
        if (!input.text("targetId").orElse("").equals(deployment.targetId())) {
            throw Refused.as("DeploymentTargetDoesNotExistException", "The deployment has no such target");
        }
        return JsonObject.of("deploymentTarget", rendered(deployment));
    }

    private JsonObject targets(JsonObject input) {
        Deployment deployment = started(find(input).deployment());
        return JsonObject.of(
                "deploymentTargets",
                input.texts("targetIds").stream()
                        .filter(deployment.targetId()::equals)
                        .map(id -> rendered(deployment))
                        .toList());
    }

    private JsonObject rendered(Deployment deployment) {
        String arn = world.arn("lambda", "function:" + deployment.targetId());
        return deployment.target(arn, world.clock().instant());
    }

    private static Deployment started(Deployment deployment) {
        if (deployment.status() == Deployment.Status.CREATED) {
            throw Refused.as(
                    "DeploymentNotStartedException",
                    "The deployment " + deployment.order().id() + " has not started");
        }
        return deployment;
    }

    private JsonObject acknowledge(JsonObject input) {
        boolean succeeded = switch (input.text("status").orElse("")) {
            case "Succeeded" -> true;
            case "Failed" -> false;
            default ->
                throw Refused.as(
                        "InvalidLifecycleEventHookExecutionStatusException", "The status must be Succeeded or Failed");
        };
        String executionId = input.text("lifecycleEventHookExecutionId").orElse("");
        find(input).acknowledge(executionId, succeeded);
        return JsonObject.of("lifecycleEventHookExecutionId", executionId);
    }

    private DeploymentRun find(JsonObject input) {
        return find(input.text("deploymentId")
                .orElseThrow(() -> Refused.as("DeploymentIdRequiredException", "The deployment ID is missing")));
    }

    private DeploymentRun find(String id) {
        DeploymentRun run = runs.get(id);
        if (run == null) {
            throw Refused.noDeployment(id);
        }
        return run;
    }
}
