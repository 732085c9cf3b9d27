package io.pointsman.actions.shift;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.pointsman.actions.shift.ports.FirstHooks;
import io.pointsman.actions.shift.ports.Ports;
import io.pointsman.engine.ActionRunner;
import io.pointsman.engine.Job;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Patience;
import io.pointsman.json.JsonObject;
import io.pointsman.release.AliasState;
import io.pointsman.release.ReleaseJobs;
import io.pointsman.release.StackStatus;
import io.pointsman.release.record.ExecutedOperation;
import io.pointsman.release.record.MemoryRecords;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.PublishedVersions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;

/** A stack with published versions, and a clock on which CodeDeploy moves while the action waits. */
final class ShiftScene {
    static final JsonObject WEB = JsonObject.of("StackName", "web");

    final FakeTraffic traffic = new FakeTraffic();
    final FakeCodeDeployGroups groups = new FakeCodeDeployGroups();
    final FakeAlarms alarms = new FakeAlarms();
    final FakeVersionWatch watch = new FakeVersionWatch();
    final MemoryRecords records = new MemoryRecords();

    /** Hooks that were asked on a first release, and for which version. */
    final List<String> firstHooks = new ArrayList<>();

    /** What they were told. */
    final List<JsonObject> firstEvents = new ArrayList<>();

    FirstHooks.Answer firstAnswer = new FirstHooks.Answer(true, "fine");

    /** What happens while a hook is asked on a first release. */
    Runnable onFirstHook = () -> {};

    /** What happens at the next waits, before CodeDeploy moves on. */
    final Queue<Runnable> meanwhile = new ArrayDeque<>();

    private final Map<String, PublishedVersion> published = new LinkedHashMap<>();
    private final Map<String, String> stack = new LinkedHashMap<>();

    /** What CloudFormation says; the same as what is on record, unless a test says otherwise. */
    Map<String, String> inStack = stack;

    final ReleaseJobs artifacts = new ReleaseJobs();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    ShiftScene() {
        traffic.clock = () -> now;
    }

    /** A function {@code web-ID} whose alias is on one version, and whose published version is another. */
    ShiftScene function(String id, String current, String target) {
        String name = "web-" + id;
        traffic.aliases.put(name, AliasState.on(current));
        return unaliased(id, target);
    }

    /** A function of the stack that is not released, and bears its logical id as its name. */
    void hookCalledAsItsLogicalId(String id) {
        stack.put(id, id);
        traffic.beside.add(id);
        publish(true);
    }

    ShiftScene unaliased(String id, String target) {
        stack.put(id, "web-" + id);
        published.put(id, new PublishedVersion("web-" + id, target, "sha", true, "changed"));
        return publish(true);
    }

    /** {@code execute} has updated the stack in this release. */
    ShiftScene updated() {
        ExecutedOperation execution =
                new ExecutedOperation("arn:stack", StackStatus.UPDATE_COMPLETE, "arn:change-set", "token");
        records.change("web", ReleaseJobs.RUN, record -> record.with(execution));
        return this;
    }

    /** A run that published one version of one function. */
    void release(String run, String id, String version) {
        stack.put(id, "web-" + id);
        Map<String, PublishedVersion> one =
                Map.of(id, new PublishedVersion("web-" + id, version, "sha", true, "changed"));
        PublishedVersions versions = new PublishedVersions(true, one, stack);
        records.change("web", run, record -> record.with(versions));
    }

    ShiftScene publish(boolean complete) {
        PublishedVersions versions = new PublishedVersions(complete, published, stack);
        records.change("web", ReleaseJobs.RUN, record -> record.with(versions));
        return this;
    }

    private FirstHooks.Answer asked(String hook, JsonObject event) {
        firstEvents.add(event);
        onFirstHook.run();
        firstHooks.add(hook + " " + event.objectOrEmpty("Pointsman").needText("TargetVersion"));
        return firstAnswer;
    }

    Outcome run(String job, JsonObject userParameters) {
        return run(ReleaseJobs.first(job, userParameters), Patience.DEFAULT);
    }

    /** As CodePipeline calls it when no wait happens in place: each continuation is a new job. */
    Outcome runByContinuations(String job, JsonObject userParameters) {
        Patience none = new Patience(Duration.ZERO, Duration.ZERO, Duration.ZERO, 20);
        Outcome outcome = run(ReleaseJobs.first(job, userParameters), none);
        for (int i = 1; outcome instanceof Outcome.InProgress waiting && i < 100; i++) {
            passed(Duration.ofSeconds(30));
            outcome = run(ReleaseJobs.continued(job + "-" + i, userParameters, waiting.token()), none);
        }
        return outcome;
    }

    Ports ports() {
        return new Ports(it -> inStack, traffic, traffic, groups, this::asked, alarms, watch, records, () -> now);
    }

    /** For one call. */
    ShiftAction action() {
        return new ShiftAction(artifacts, ports(), () -> "arn:role/codedeploy");
    }

    /** At the next wait but so many. */
    void atWait(int before, Runnable what) {
        for (int i = 0; i < before; i++) {
            meanwhile.add(() -> {});
        }
        meanwhile.add(what);
    }

    Outcome run(Job job, Patience patience) {
        ShiftAction action = action();
        Job timeless = new Job(
                job.id(),
                job.manual(),
                job.userParameters(),
                job.inputs(),
                job.outputs(),
                job.token(),
                now.plusSeconds(900));
        return new ActionRunner(() -> now, this::passed, patience).run(action, timeless);
    }

    Map<String, String> succeed(String job, JsonObject userParameters) {
        Outcome outcome = run(job, userParameters);
        return assertInstanceOf(Outcome.Succeeded.class, outcome, outcome.toString())
                .outputs();
    }

    String fail(String job, JsonObject userParameters) {
        return failure(job, userParameters).message();
    }

    Outcome.Failed failure(String job, JsonObject userParameters) {
        Outcome outcome = run(job, userParameters);
        return assertInstanceOf(Outcome.Failed.class, outcome, outcome.toString());
    }

    String alias(String id) {
        return Objects.requireNonNull(traffic.aliases.get("web-" + id)).said();
    }

    JsonObject recorded(String id) {
        return records.find("web", ReleaseJobs.RUN)
                .objectOrEmpty("shift")
                .objectOrEmpty("functions")
                .objectOrEmpty(id);
    }

    void passed(Duration time) {
        now = now.plus(time);
        Runnable next = meanwhile.poll();
        if (next != null) {
            next.run();
        }
        traffic.tick();
    }
}
