package io.pointsman.actions.publish;

import static io.pointsman.actions.publish.FakeVersions.function;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pointsman.actions.publish.FunctionState.Condition;
import io.pointsman.engine.Progress;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Step;
import io.pointsman.json.JsonObject;
import io.pointsman.release.ReleaseJobs;
import io.pointsman.release.record.MemoryRecords;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person sees, and how long it takes, while Lambda makes a version ready. */
final class VersionsThatWaitTest {
    private final FakeVersions versions = new FakeVersions();
    private final MemoryRecords records = new MemoryRecords();
    private final Map<String, String> stack = new LinkedHashMap<>();
    private final PublishAction action = new PublishAction(
            new ReleaseJobs(),
            name -> new LinkedHashMap<>(stack),
            versions,
            records,
            InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")));

    VersionsThatWaitTest() {
        for (String name : new String[] {"cart", "list", "pay", "search"}) {
            stack.put(name, "web-" + name);
            versions.deploy(function("web-" + name, "code"));
        }
    }

    private Step<PublishStage> step(PublishStage stage) {
        return action.advance(action.request(ReleaseJobs.first("job-1", JsonObject.of("StackName", "web"))), stage);
    }

    private void pending(String function) {
        versions.replace(function, 0, new Condition.Busy("its state is Pending"));
    }

    private static Step<PublishStage> waits(String summary, int percent, int seconds) {
        return new Step.Wait<>(
                new PublishStage.Activating(), Progress.of(summary, percent), Duration.ofSeconds(seconds));
    }

    @Test
    void the_progress_counts_those_that_are_not_active() {
        step(new PublishStage.Publishing());
        pending("web-pay");

        assertEquals(
                waits("waiting until version 1 of web-pay is active; 3 of 4 are", 75, 2),
                step(new PublishStage.Activating()));
    }

    /** A snapshot takes minutes. */
    @Test
    void a_version_whose_snapshot_is_made_is_asked_for_each_two_seconds() {
        versions.deploy(FakeVersions.withSnapStart("web-pay", "code"));
        step(new PublishStage.Publishing());
        pending("web-pay");
        pending("web-search");

        assertEquals(
                waits("waiting until version 1 of web-pay is active (its snapshot is made); 2 of 4 are", 50, 10),
                step(new PublishStage.Activating()));
    }

    @Test
    void a_version_that_is_gone_is_waited_for() {
        step(new PublishStage.Publishing());
        versions.published.remove("web-pay");

        assertEquals(
                "version 1 of web-pay is gone; release again. No traffic has moved.",
                assertThrows(Refusal.class, () -> step(new PublishStage.Activating()))
                        .getMessage());
    }

    @Test
    void a_function_that_is_updated_is_not_named_while_the_others_have_their_version() {
        versions.deploy(function("web-pay", "code", new Condition.Busy("its last update is in progress")));

        assertEquals(
                new Step.Wait<>(
                        new PublishStage.Publishing(),
                        Progress.of("3 of 4 functions have their version; web-pay is not ready: its last update is in"
                                + " progress"),
                        Duration.ofSeconds(2)),
                step(new PublishStage.Publishing()));
    }
}
