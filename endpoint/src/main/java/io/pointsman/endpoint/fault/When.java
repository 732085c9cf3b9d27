package io.pointsman.endpoint.fault;

/** Whether a service has done what was asked when the fault happens. */
public enum When {
    BEFORE_EFFECT,
    AFTER_EFFECT
}
