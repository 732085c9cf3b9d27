package io.pointsman.local.aws.fault;

/** Whether a service has done what was asked when the fault happens. */
public enum When {
    BEFORE_EFFECT,
    AFTER_EFFECT
}
