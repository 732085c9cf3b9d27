package io.pointsman.actions.rewrite;

/** The rewrite cannot go on. Says everything that is in the way; nothing was written. */
final class Blocked extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Report report;

    Blocked(Report report) {
        super(report.shortened());
        this.report = report;
    }

    Report report() {
        return report;
    }
}
