package io.pointsman.endpoint.codepipeline;

/** Plays actions of one provider. */
interface Player {
    /** Begins the action; says now or later, to the line, how it ended. */
    void play(ActionRun run, Line line);
}
