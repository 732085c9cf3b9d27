package io.pointsman.local.operator;

/** Where a run is, in a word. */
public enum RunState {
    /** It has begun, and no traffic moves yet. */
    PREPARING("PREPARING", ExitCode.NOT_FINISHED),
    RELEASING("RELEASING", ExitCode.NOT_FINISHED),
    /** To the versions of an earlier release, because somebody wants it. */
    GOING_BACK("GOING BACK", ExitCode.NOT_FINISHED),
    /** Something failed, and what has moved is brought back. */
    ROLLING_BACK("ROLLING BACK", ExitCode.NOT_FINISHED),
    HELD("HELD", ExitCode.HELD),
    RELEASED("RELEASED", ExitCode.WANTED),
    WENT_BACK("WENT BACK", ExitCode.WANTED),
    /** It ended well and moved nothing. */
    ENDED("ENDED", ExitCode.WANTED),
    /** It moved no traffic, and a later run has begun. */
    UNSHIFTED("NOT SHIFTED", ExitCode.FAILED),
    ROLLED_BACK("ROLLED BACK", ExitCode.FAILED),
    FAILED("FAILED", ExitCode.FAILED);

    private final String word;
    private final ExitCode exit;

    RunState(String word, ExitCode exit) {
        this.word = word;
        this.exit = exit;
    }

    /** As a screen has it. */
    public String word() {
        return word;
    }

    /** Of who waits for the run. */
    public ExitCode exit() {
        return exit;
    }

    public boolean isUnderWay() {
        return exit == ExitCode.NOT_FINISHED;
    }
}
