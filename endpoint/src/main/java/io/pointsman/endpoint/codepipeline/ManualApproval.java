package io.pointsman.endpoint.codepipeline;

import java.time.Duration;
import java.util.UUID;

/** The manual approval: waits for PutApprovalResult, and fails when none comes in time. */
final class ManualApproval implements Player {
    private final Timing timing;

    ManualApproval(Timing timing) {
        this.timing = timing;
    }

    @Override
    public void play(ActionRun run, Line line) {
        run.asks(UUID.randomUUID().toString());
        Duration patience = run.declaration().timeout().orElse(timing.approval());
        line.later(
                patience,
                run,
                () -> line.fail(
                        run,
                        Fault.jobFailed("The approval action " + run.name() + " got no answer within "
                                + patience.toMinutes() + " minutes")));
    }
}
