package io.pointsman.engine;

/** Why a job failed, in CodePipeline's own words ({@code FailureType} of PutJobFailureResult). */
public enum FailureKind {
    JOB_FAILED("JobFailed"),
    CONFIGURATION("ConfigurationError"),
    PERMISSION("PermissionError"),
    UNAVAILABLE("SystemUnavailable");

    private final String wireName;

    FailureKind(String wireName) {
        this.wireName = wireName;
    }

    /** As {@code PutJobFailureResult} spells it. */
    public String wireName() {
        return wireName;
    }
}
