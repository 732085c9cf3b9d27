package io.pointsman.promise;

/** Who goes on when a process is gone. */
public enum TakeOver {
    /** Lambda delivers the event again. */
    LAMBDA,
    /** Lambda loses it; CodePipeline hears nothing until its time is over, and somebody tries the failed action again. */
    RETRY_OF_FAILED_ACTIONS,
    /** The same, with all actions of the stage. */
    RETRY_OF_ALL_ACTIONS
}
