package io.pointsman.endpoint.codedeploy;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.open.OpenQuestion;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every deployment of the account. */
final class Deployments {
    private static final int BATCH = 25;
    private static final Duration UNTIL_FREE = Duration.ofSeconds(1);

    private final World world;
    private final Applications applications;
    private final Revisions revisions;
    private final Orders orders;
    private final SessionRights rights;
    private final Identifiers ids;
    private final CodeDeployFaults faults;
    private final Map<String, DeploymentRun> runs = new LinkedHashMap<>();

    Deployments(
            World world,
            Applications applications,
            Revisions revisions,
            DeploymentConfigs configs,
            Identifiers ids,
            CodeDeployFaults faults) {
        this.world = world;
        this.applications = applications;
        this.revisions = revisions;
        this.ids = ids;
        this.faults = faults;
        this.orders = new Orders(world, configs, ids);
        this.rights = new SessionRights(world);
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("CreateDeployment", (input, caller) -> create(input));
        operations.put(
                "GetDeployment",
                (input, caller) ->
                        JsonObject.of("deploymentInfo", find(input).deployment().info()));
        operations.put("BatchGetDeployments", (input, caller) -> batchGet(input));
        operations.put("ListDeployments", (input, caller) -> list(input));
        operations.put("StopDeployment", this::stop);
        operations.put("ContinueDeployment", (input, caller) -> proceed(input));
        operations.put("PutLifecycleEventHookExecutionStatus", (input, caller) -> acknowledge(input));
        new DeploymentTargets(world, input -> find(input).deployment()).addTo(operations);
    }

    private JsonObject create(JsonObject input) {
        Group group = applications.group(input);
        active(group).ifPresent(other -> {
            throw Refused.as(
                    "DeploymentLimitExceededException",
                    "The Deployment Group '" + group.name() + "' already has an active Deployment '"
                            + other.order().id() + "'");
        });
        Deployment.Order order = orders.asked(group, input);
        revisions.used(group.application(), order.revision());
        return JsonObject.of("deploymentId", start(order));
    }

    private Optional<Deployment> active(Group group) {
        return runs.values().stream()
                .map(DeploymentRun::deployment)
                .filter(deployment -> deployment.active() && deployment.order().group() == group)
                .findFirst();
    }

    private String start(Deployment.Order order) {
        DeploymentRun run = new DeploymentRun(world, ids, new Deployment(order), this::endedBadly, faults);
        runs.put(order.id(), run);
        order.group().attempted(run.deployment());
        run.start();
        return order.id();
    }

    private void endedBadly(Deployment deployment, String event) {
        if (deployment.order().rollback().covers(event)) {
            rollBack(deployment);
        }
    }

    private void rollBack(Deployment deployment) {
        if (!staysMoved(deployment)) {
            faults.rollback().ifPresent(delay -> rollBack(deployment, delay));
        }
    }

    /** Where there is nothing to go back to: no deployment of the group has ever succeeded. */
    private boolean staysMoved(Deployment deployment) {
        return world.readings().isOtherwise(OpenQuestion.FIRST_ROLLBACK)
                && runs.values().stream()
                        .map(DeploymentRun::deployment)
                        .filter(other ->
                                other.order().group() == deployment.order().group())
                        .noneMatch(other -> other.status() == Deployment.Status.SUCCEEDED);
    }

    private void rollBack(Deployment deployment, Duration delay) {
        if (delay.isZero()) {
            bringBack(deployment);
        } else {
            world.clock().after(delay, () -> bringBackOnceFree(deployment));
        }
    }

    /** There is never more than one under way in a group. */
    private void bringBackOnceFree(Deployment deployment) {
        if (active(deployment.order().group()).isEmpty()) {
            bringBack(deployment);
        } else {
            world.clock().after(UNTIL_FREE, () -> bringBackOnceFree(deployment));
        }
    }

    /** By a deployment of its own; one that has not started has moved nothing. */
    private void bringBack(Deployment deployment) {
        deployment.spec().ifPresent(spec -> {
            Deployment.Order back = orders.back(deployment.order(), spec);
            deployment.rollback(JsonObject.of("rollbackDeploymentId", back.id())
                    .with("rollbackMessage", "Deployment " + back.id() + " was created to roll back"));
            Deployment rollback = new RollbackRun(world, back, faults.failsRollback()).start();
            rollback.rollback(JsonObject.of(
                    "rollbackTriggeringDeploymentId", deployment.order().id()));
            runs.put(back.id(), new DeploymentRun(world, ids, rollback, (ended, why) -> {}, faults));
        });
    }

    private JsonObject stop(JsonObject input, Caller caller) {
        rights.check(caller, "StopDeployment", find(input).deployment());
        Deployment deployment = unfinished(input);
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

    /** A Lambda deployment never waits in status Ready, so there is none that could be continued. */
    private JsonObject proceed(JsonObject input) {
        String waiting = input.text("deploymentWaitType").orElse("READY_WAIT");
        if (!List.of("READY_WAIT", "TERMINATION_WAIT").contains(waiting)) {
            throw Refused.as("InvalidDeploymentWaitTypeException", "The wait type is not valid: " + waiting);
        }
        Deployment deployment = unfinished(input);
        throw Refused.as(
                "DeploymentIsNotInReadyStateException",
                "The deployment " + deployment.order().id()
                        + " does not have a status of Ready and can't continue yet");
    }

    private Deployment unfinished(JsonObject input) {
        Deployment deployment = find(input).deployment();
        if (!deployment.active()) {
            throw Refused.as(
                    "DeploymentAlreadyCompletedException",
                    "The deployment " + deployment.order().id() + " is already completed");
        }
        return deployment;
    }

    /** A deployment that does not exist is left out: the operation has no error for it. */
    private JsonObject batchGet(JsonObject input) {
        List<String> asked = input.texts("deploymentIds");
        if (asked.isEmpty()) {
            throw Refused.as("DeploymentIdRequiredException", "The deployment ID is missing");
        }
        if (asked.size() > BATCH) {
            throw Refused.batch(BATCH, "deployments");
        }
        return JsonObject.of(
                "deploymentsInfo",
                asked.stream()
                        .map(Identifiers::checked)
                        .flatMap(id -> Optional.ofNullable(runs.get(id)).stream())
                        .map(run -> run.deployment().info())
                        .toList());
    }

    private JsonObject list(JsonObject input) {
        DeploymentQuery query = DeploymentQuery.of(input, applications);
        List<String> found = runs.values().stream()
                .map(DeploymentRun::deployment)
                .filter(query::takes)
                .map(deployment -> deployment.order().id())
                .toList()
                .reversed();
        return new NextToken("deployments").page(found, input);
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
        String id = Identifiers.checked(input.text("deploymentId")
                .filter(given -> !given.isEmpty())
                .orElseThrow(() -> Refused.as("DeploymentIdRequiredException", "The deployment ID is missing")));
        DeploymentRun run = runs.get(id);
        if (run == null) {
            throw Refused.noDeployment(id);
        }
        return run;
    }
}
