package io.pointsman.actions.execute;

import static io.pointsman.actions.execute.FakeExecutions.CHANGE_SET;
import static io.pointsman.actions.execute.FakeExecutions.STACK_ID;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.pointsman.cloudformation.ChangeSetNow;
import io.pointsman.cloudformation.FakeChangeSets;
import io.pointsman.engine.ActionRunner;
import io.pointsman.engine.Job;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Patience;
import io.pointsman.gates.ClosedGate;
import io.pointsman.gates.Gates;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.release.ReleaseJobs;
import io.pointsman.release.ReleasedBytes;
import io.pointsman.release.record.MemoryRecords;
import io.pointsman.release.record.OrphanedVersions.OrphanedVersion;
import io.pointsman.review.Change;
import io.pointsman.review.Changes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

/** One release of stack {@code web} with a change set, and a clock that moves while the action waits. */
final class ExecuteScene {
    static final JsonObject WEB = JsonObject.of("StackName", "web");
    static final List<Change> CHANGES = List.of(FakeChangeSets.change("Fn"));
    static final String DIGEST = new Changes(CHANGES).digest(ReleasedBytes.NONE);

    final FakeExecutions executions = new FakeExecutions();
    final FakeChangeSets changeSets = new FakeChangeSets();
    final FakeStackAliases aliases = new FakeStackAliases();
    final FakeFunctions functions = new FakeFunctions();
    final Map<String, ClosedGate> closed = new HashMap<>();
    private final Gates gates = stack -> Optional.ofNullable(closed.get(stack));
    final FakeReleasedObjects objects = new FakeReleasedObjects();
    final ReleaseJobs artifacts = new ReleaseJobs();
    Supplier<List<OrphanedVersion>> orphaned = List::of;
    final List<String> logged = new ArrayList<>();
    final MemoryRecords records = new MemoryRecords();
    final Queue<Runnable> meanwhile = new ArrayDeque<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    ExecuteScene() {
        changeSetIs(true);
        changeSets.all.put(
                CHANGE_SET,
                new ChangeSetNow(
                        CHANGE_SET,
                        "pointsman-1",
                        STACK_ID,
                        ChangeSetNow.Status.CREATE_COMPLETE,
                        ChangeSetNow.Execution.AVAILABLE,
                        "",
                        Optional.empty(),
                        false,
                        CHANGES));
    }

    void changeSetIs(boolean changed) {
        JsonObject section = JsonObject.of("arn", CHANGE_SET, "stackId", STACK_ID, "changed", changed)
                .with("digest", changed ? DIGEST : Changes.NONE.digest(ReleasedBytes.NONE))
                .with("resources", 30L);
        records.update("web", "run-1", record -> record.with("changeset", section));
    }

    /** A change set of these changes, which was reviewed. */
    void changes(Change... all) {
        Changes changes = new Changes(List.of(all));
        changeSets.all.replaceAll(
                (arn, now) -> FakeChangeSets.with(now, now.status(), now.execution(), now.reason(), changes.list()));
        recorded("digest", changes.digest(ReleasedBytes.NONE));
    }

    /** What the record has of the change set, with one member more. */
    void recorded(String member, Object value) {
        records.update(
                "web",
                "run-1",
                record -> record.with(
                        "changeset", record.objectOrEmpty("changeset").with(member, value)));
    }

    Outcome run(Job job) {
        return new ActionRunner(() -> now, this::pause, Patience.DEFAULT).run(action(), job);
    }

    ExecuteAction action() {
        ExecuteAction.Ports ports = new ExecuteAction.Ports(
                executions,
                changeSets,
                aliases,
                (stack, mark) -> orphaned.get(),
                functions,
                functions,
                gates,
                objects,
                records,
                (message, facts) -> logged.add(message + " " + Json.text(facts)));
        return new ExecuteAction(artifacts, ports, () -> now);
    }

    private void pause(Duration time) {
        now = now.plus(time);
        Optional.ofNullable(meanwhile.poll()).ifPresent(Runnable::run);
    }

    Map<String, String> succeed(JsonObject given) {
        return assertInstanceOf(Outcome.Succeeded.class, run(ReleaseJobs.first("job", given)))
                .outputs();
    }

    Outcome.Failed fail(JsonObject given) {
        return assertInstanceOf(Outcome.Failed.class, run(ReleaseJobs.first("job", given)));
    }

    /** Nothing happens until the call has waited for as long as it may. */
    Outcome.InProgress wait(JsonObject given) {
        return assertInstanceOf(Outcome.InProgress.class, run(ReleaseJobs.first("job", given)));
    }
}
