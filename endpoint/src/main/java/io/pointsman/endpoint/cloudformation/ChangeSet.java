package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.World;
import io.pointsman.endpoint.cloudformation.change.ResourceChange;
import io.pointsman.endpoint.cloudformation.intrinsic.Desired;
import io.pointsman.endpoint.cloudformation.stack.Blueprint;
import io.pointsman.endpoint.cloudformation.stack.Stack;
import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One change set. */
final class ChangeSet {
    /** How far its creation is. */
    enum Status {
        CREATE_PENDING,
        CREATE_IN_PROGRESS,
        CREATE_COMPLETE,
        FAILED
    }

    /** How far its execution is. */
    enum Execution {
        UNAVAILABLE,
        AVAILABLE,
        EXECUTE_IN_PROGRESS,
        EXECUTE_COMPLETE,
        EXECUTE_FAILED,
        OBSOLETE
    }

    private final String name;
    private final String id;
    private final Stack stack;
    private final Asked asked;
    private final Instant created;
    private Blueprint blueprint;
    private Desired desired = Desired.nothing();
    private List<ResourceChange> changes = List.of();
    private List<JsonObject> findings = List.of();
    private Status status = Status.CREATE_PENDING;
    private Execution execution = Execution.UNAVAILABLE;
    private String reason = "";
    private Optional<String> driftStatus = Optional.empty();
    private final Optional<ChangeSet> parent;

    /** @param parent the change set of the stack that this one's stack is nested in */
    ChangeSet(World world, String name, Stack stack, Asked asked, Blueprint blueprint, Optional<ChangeSet> parent) {
        this.name = name;
        this.id = world.arn("cloudformation", "changeSet/" + name + "/" + UUID.randomUUID());
        this.stack = stack;
        this.asked = asked;
        this.blueprint = blueprint;
        this.parent = parent;
        this.created = world.clock().instant();
    }

    String name() {
        return name;
    }

    String id() {
        return id;
    }

    Stack stack() {
        return stack;
    }

    /** The call that made it. */
    Asked asked() {
        return asked;
    }

    Instant created() {
        return created;
    }

    Blueprint blueprint() {
        return blueprint;
    }

    Desired desired() {
        return desired;
    }

    List<ResourceChange> changes() {
        return changes;
    }

    /** What validation found. */
    List<JsonObject> findings() {
        return findings;
    }

    Status status() {
        return status;
    }

    Execution execution() {
        return execution;
    }

    String reason() {
        return reason;
    }

    Optional<ChangeSet> parent() {
        return parent;
    }

    /** The change set that is executed when this one is. */
    ChangeSet root() {
        return parent.map(ChangeSet::root).orElse(this);
    }

    boolean isImport() {
        return asked.text("ChangeSetType").filter("IMPORT"::equals).isPresent();
    }

    /** Whether it brings what is there to what the template says, and not only what was deployed. */
    boolean revertsDrift() {
        return asked.text("DeploymentMode").filter("REVERT_DRIFT"::equals).isPresent();
    }

    /** Whether the stack had drifted when a change set that reverts drift was made. */
    Optional<String> driftStatus() {
        return driftStatus.filter(status -> revertsDrift());
    }

    void driftStatus(String now) {
        driftStatus = Optional.of(now);
    }

    Optional<String> onStackFailure() {
        return asked.text("OnStackFailure");
    }

    boolean isExecuted() {
        return execution == Execution.EXECUTE_COMPLETE;
    }

    boolean isSpent() {
        return switch (execution) {
            case EXECUTE_COMPLETE, EXECUTE_FAILED -> true;
            case UNAVAILABLE, AVAILABLE, EXECUTE_IN_PROGRESS, OBSOLETE -> false;
        };
    }

    void start() {
        status = Status.CREATE_IN_PROGRESS;
    }

    void ready(Blueprint processed, Desired wanted, List<ResourceChange> found) {
        blueprint = processed;
        desired = wanted;
        changes = found;
        status = Status.CREATE_COMPLETE;
        execution = Execution.AVAILABLE;
    }

    void fail(String why) {
        status = Status.FAILED;
        execution = Execution.UNAVAILABLE;
        reason = why;
    }

    void found(List<JsonObject> what) {
        findings = what;
    }

    void enter(Execution now) {
        execution = now;
    }

    void outdate() {
        if (execution == Execution.AVAILABLE) {
            execution = Execution.OBSOLETE;
        }
    }
}
