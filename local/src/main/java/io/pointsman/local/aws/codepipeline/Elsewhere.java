package io.pointsman.local.aws.codepipeline;

/** An action whose work is done outside of this endpoint: a build, a fetch from GitHub. It fails, and says so. */
final class Elsewhere implements Player {
    @Override
    public void play(ActionRun run, Line line) {
        ActionType type = run.declaration().type();
        line.fail(
                run,
                Fault.configuration("This endpoint checks an action of " + type.provider()
                        + " and cannot play it: give the pipeline a source in Amazon S3 to try it here"));
    }
}
