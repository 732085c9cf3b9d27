package io.pointsman.actions.shift;

/**
 * Where {@code shift} is. Which function is how far, and by which deployment, is kept in the release record: it would not fit a
 * token.
 */
sealed interface ShiftStage {
    /** Finds the attempt that is under way, or plans a new one. */
    record Planning() implements ShiftStage {}

    /** CodeDeploy's application, configuration and groups are made, or brought in line. */
    record Preparing(int attempt) implements ShiftStage {}

    /** Deployments are started and followed. */
    record Deploying(int attempt) implements ShiftStage {}

    /** One has failed: the others are ended as the user wants it, and all are followed to their end. */
    record RollingBack(int attempt) implements ShiftStage {}

    /** The attempt has its verdict. */
    record Reporting(int attempt) implements ShiftStage {}
}
