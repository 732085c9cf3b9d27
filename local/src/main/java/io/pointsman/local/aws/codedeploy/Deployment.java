package io.pointsman.local.aws.codedeploy;

import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One deployment: what was asked, and how far it is. */
final class Deployment {
    private final Order order;
    private final List<LifecycleEvent> events = List.of(
            new LifecycleEvent("BeforeAllowTraffic"),
            new LifecycleEvent("AllowTraffic"),
            new LifecycleEvent("AfterAllowTraffic"));
    private Status status = Status.CREATED;
    private Optional<Instant> started = Optional.empty();
    private Optional<Instant> completed = Optional.empty();
    private Optional<JsonObject> error = Optional.empty();
    private JsonObject rollbackInfo = JsonObject.empty();
    private int weight;

    /**
     * What was asked.
     *
     * @param creator {@code user} or {@code codeDeployRollback}
     */
    record Order(
            String id,
            Group group,
            String configName,
            Routing routing,
            AppSpecDocument spec,
            JsonObject revision,
            String description,
            RollbackRule rollback,
            JsonObject alarms,
            String creator,
            Instant created) {}

    /** The statuses that a Lambda deployment passes through, as the API spells them. */
    enum Status {
        CREATED("Created"),
        IN_PROGRESS("InProgress"),
        SUCCEEDED("Succeeded"),
        FAILED("Failed"),
        STOPPED("Stopped");

        private final String said;

        Status(String said) {
            this.said = said;
        }

        String said() {
            return said;
        }
    }

    Deployment(Order order) {
        this.order = order;
    }

    Order order() {
        return order;
    }

    Status status() {
        return status;
    }

    boolean active() {
        return status == Status.CREATED || status == Status.IN_PROGRESS;
    }

    LifecycleEvent event(String name) {
        return events.stream()
                .filter(event -> event.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    void begin(Instant now) {
        status = Status.IN_PROGRESS;
        started = Optional.of(now);
    }

    /** The percentage of traffic that the target version has now. */
    void weigh(int percent) {
        weight = percent;
    }

    void succeed(Instant now) {
        finish(Status.SUCCEEDED, now);
    }

    void end(Status how, String code, String message, Instant now) {
        error = Optional.of(JsonObject.of("code", code, "message", message));
        finish(how, now);
    }

    private void finish(Status how, Instant now) {
        status = how;
        completed = Optional.of(now);
        events.forEach(LifecycleEvent::skipIfPending);
    }

    void rollback(JsonObject info) {
        rollbackInfo = info;
    }

    /** As {@code deploymentInfo}. */
    JsonObject info() {
        return JsonObject.of("applicationName", order.group().application())
                .with("deploymentGroupName", order.group().name())
                .with("deploymentConfigName", order.configName())
                .with("deploymentId", order.id())
                .with("revision", order.revision())
                .with("status", status.said())
                .with("errorInformation", error)
                .with("createTime", order.created())
                .with("startTime", started)
                .with("completeTime", completed)
                .with("deploymentOverview", overview())
                .with("description", order.description())
                .with("creator", order.creator())
                .with("ignoreApplicationStopFailures", false)
                .with("updateOutdatedInstancesOnly", false)
                .with("autoRollbackConfiguration", order.rollback().json())
                .with("rollbackInfo", rollbackInfo)
                .with("deploymentStyle", style())
                .with("computePlatform", "Lambda");
    }

    private static JsonObject style() {
        return JsonObject.of("deploymentType", "BLUE_GREEN", "deploymentOption", "WITH_TRAFFIC_CONTROL");
    }

    private JsonObject overview() {
        return JsonObject.of("Pending", status == Status.CREATED ? 1 : 0)
                .with("InProgress", status == Status.IN_PROGRESS ? 1 : 0)
                .with("Succeeded", status == Status.SUCCEEDED ? 1 : 0)
                .with("Failed", status == Status.FAILED ? 1 : 0)
                .with("Skipped", status == Status.STOPPED ? 1 : 0)
                .with("Ready", 0);
    }

    /** The only target of a Lambda deployment: its function. */
    String targetId() {
        return order.spec().function() + ":" + order.spec().alias();
    }

    /** As {@code deploymentTarget}. */
    JsonObject target(String targetArn, Instant now) {
        AppSpecDocument spec = order.spec();
        JsonObject function = JsonObject.of("functionName", spec.function(), "functionAlias", spec.alias())
                .with("currentVersion", spec.current())
                .with("targetVersion", spec.target())
                .with("targetVersionWeight", weight / 100.0);
        JsonObject target = JsonObject.of("deploymentId", order.id(), "targetId", targetId())
                .with("targetArn", targetArn)
                .with("status", targetStatus())
                .with("lastUpdatedAt", completed.orElse(now))
                .with(
                        "lifecycleEvents",
                        events.stream().map(LifecycleEvent::json).toList())
                .with("lambdaFunctionInfo", function);
        return JsonObject.of("deploymentTargetType", "LambdaFunction", "lambdaTarget", target);
    }

    private String targetStatus() {
        return switch (status) {
            case CREATED -> "Pending";
            case IN_PROGRESS -> "InProgress";
            case SUCCEEDED -> "Succeeded";
            case FAILED -> "Failed";
            case STOPPED -> "Skipped";
        };
    }
}
