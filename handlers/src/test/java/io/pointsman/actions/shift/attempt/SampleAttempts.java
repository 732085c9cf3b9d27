package io.pointsman.actions.shift.attempt;

import io.pointsman.actions.shift.settings.ShiftRequest;
import io.pointsman.engine.Job;
import io.pointsman.json.JsonObject;
import io.pointsman.release.ReleaseJobs;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.FirstAlias;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.FunctionDeployment.Target;
import io.pointsman.release.record.Startable;
import io.pointsman.runtime.InputArtifact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Functions of stack {@code web} on their way from version 3 to version 4, and requests to shift them. */
public final class SampleAttempts {
    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private SampleAttempts() {}

    public static Target target(String id) {
        return new Target(id, "web-" + id, "live", "4", "Canary", List.of("errors"), 1);
    }

    public static Startable pending(String id) {
        return Startable.pending(target(id), "3", "{}", "00");
    }

    public static FirstAlias first(String id) {
        return FirstAlias.of(target(id), Optional.empty(), Optional.empty());
    }

    public static ShiftRequest request(String name, Object value) {
        Job job = ReleaseJobs.first("job-1", JsonObject.of("StackName", "web").with(name, value));
        return ShiftRequest.of(InputArtifact.of(new ReleaseJobs(), job), job);
    }

    public static ShiftRequest request() {
        return request("Alias", "live");
    }

    private static Attempt.Start start(String job) {
        return new Attempt.Start(
                "release-2", "live", "pointsman-web", "Canary", Optional.empty(), Optional.empty(), job, NOW);
    }

    public static Attempt attempt(List<? extends FunctionDeployment> functions) {
        return Attempt.begin(start("job-1"), Optional.empty(), List.copyOf(functions));
    }

    /** By another job. */
    static Attempt after(Attempt earlier, FunctionDeployment... functions) {
        return Attempt.begin(start("job-2"), Optional.of(earlier), List.of(functions));
    }

    public static Attempt attempt(FunctionDeployment... functions) {
        return attempt(List.of(functions));
    }
}
