package io.pointsman.endpoint.codepipeline;

/** Which actions of a failed stage run again. */
enum RetryMode {
    FAILED_ACTIONS,
    ALL_ACTIONS
}
