package io.pointsman.endpoint.codedeploy;

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
    private Optional<AppSpecDocument> spec = Optional.empty();
    private Instant updated;
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
            Revision revision,
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
        this.updated = order.created();
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

    /** What its revision says, read when it starts. */
    void read(AppSpecDocument document) {
        spec = Optional.of(document);
    }

    /** Empty until it has started, and when its revision could not be read. */
    Optional<AppSpecDocument> spec() {
        return spec;
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
        updated = now;
    }

    /** The percentage of traffic that the target version has now. */
    void weigh(int percent, Instant now) {
        weight = percent;
        updated = now;
    }

    void succeed(Instant now) {
        finish(Status.SUCCEEDED, now);
        order.group().succeeded(this);
    }

    void end(Status how, String code, String message, Instant now) {
        error = Optional.of(JsonObject.of("code", code, "message", message));
        finish(how, now);
    }

    private void finish(Status how, Instant now) {
        status = how;
        completed = Optional.of(now);
        updated = now;
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
                .with("revision", order.revision().json())
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

    /** As {@code lastSuccessfulDeployment} and {@code lastAttemptedDeployment} of a group. */
    JsonObject last() {
        return JsonObject.of("deploymentId", order.id(), "status", status.said())
                .with("endTime", completed)
                .with("createTime", order.created());
    }

    /** The only target of a Lambda deployment: its function, with the alias. */
    Optional<String> targetId() {
        return spec.map(known -> known.function() + ":" + known.alias());
    }

    /** As {@code deploymentTarget}; its AppSpec is read. */
    JsonObject target(String targetArn) {
        AppSpecDocument known = spec.orElseThrow();
        JsonObject function = JsonObject.of("functionName", known.function(), "functionAlias", known.alias())
                .with("currentVersion", known.current())
                .with("targetVersion", known.target())
                .with("targetVersionWeight", weight / 100.0);
        JsonObject target = JsonObject.of("deploymentId", order.id())
                .with("targetId", targetId())
                .with("targetArn", targetArn)
                .with("status", targetStatus())
                .with("lastUpdatedAt", updated)
                .with(
                        "lifecycleEvents",
                        events.stream().map(LifecycleEvent::json).toList())
                .with("lambdaFunctionInfo", function);
        return JsonObject.of("deploymentTargetType", "LambdaTarget", "lambdaTarget", target);
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
