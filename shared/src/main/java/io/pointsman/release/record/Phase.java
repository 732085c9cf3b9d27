package io.pointsman.release.record;

/** How far one function of an attempt is. */
public enum Phase {
    /** Its alias was on the target already. */
    UNCHANGED("kept"),
    /** It is not moved, for a reason that its note says; its alias may be anywhere. */
    LEFT_OUT("left out"),
    /** It has no alias yet, and gets one at the end, once everything else succeeded. */
    NO_ALIAS("new"),
    /** The alias was created. */
    CREATED("created"),
    /** Its turn has not come. */
    PENDING("waiting"),
    /** Its deployment is under way. */
    IN_PROGRESS("moving"),
    /** All its traffic is on the target. */
    SUCCEEDED("moved"),
    /** Its deployment was told to stop, because another function failed. */
    STOPPING("stopping"),
    /** Its deployment ended badly; CodeDeploy may still be bringing the alias back. */
    CODEDEPLOY_ROLLING_BACK("falling"),
    /** It did not arrive, and nothing moves any more. */
    FAILED("failed"),
    /** It had arrived, and a deployment of ours takes it back. */
    ROLLING_BACK("returning"),
    /** It is back where it was. */
    ROLLED_BACK("returned"),
    /** It was not begun, because another function failed. */
    SKIPPED("skipped");

    private final String word;

    Phase(String word) {
        this.word = word;
    }

    /** As the record and the pages have it. */
    public String word() {
        return word;
    }
}
