package io.pointsman.endpoint.codepipeline;

/** Who plays an action. */
record Players(Player source, Player lambda, Player approval, Player elsewhere) implements Player {
    @Override
    public void play(ActionRun run, Line line) {
        of(run).play(run, line);
    }

    private Player of(ActionRun run) {
        return switch (Provider.of(run.declaration().type()).orElseThrow()) {
            case S3_SOURCE -> source;
            case CONNECTION_SOURCE, CODEBUILD -> elsewhere;
            case LAMBDA -> lambda;
            case APPROVAL -> approval;
        };
    }
}
