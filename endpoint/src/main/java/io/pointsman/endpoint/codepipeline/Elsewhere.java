package io.pointsman.endpoint.codepipeline;

import io.pointsman.endpoint.EndpointLimit;

/** An action whose work is done outside of this endpoint: a build, a fetch from GitHub. It fails, and says so. */
final class Elsewhere implements Player {
    @Override
    public void play(ActionRun run, Line line) {
        ActionType type = run.declaration().type();
        line.fail(
                run,
                Fault.configuration(EndpointLimit.said(type.provider() + " to play action "
                                + run.declaration().name() + " with")
                        + "; give the pipeline a source in Amazon S3 to try the rest of it here"));
    }
}
