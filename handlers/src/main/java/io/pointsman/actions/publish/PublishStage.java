package io.pointsman.actions.publish;

/** Where {@code publish} is. Which function has which version is asked of Lambda and kept in the release record. */
sealed interface PublishStage {
    /** Functions settle, and those that changed get a version. */
    record Publishing() implements PublishStage {}

    /** Every version is there and recorded; some may still become active. */
    record Activating() implements PublishStage {}
}
