package io.pointsman.local.acceptance.report;

import java.time.Duration;

/**
 * One line of the report.
 *
 * @param subject what was promised, or asked
 * @param text what this AWS did
 */
public record ReportedFinding(Kind kind, String subject, Outcome outcome, String text, Duration took) {
    /** A promise of Pointsman's, or a question that no document of AWS settles. */
    public enum Kind {
        PROMISE,
        QUESTION
    }

    /** How it ended. */
    public enum Outcome {
        HELD("held"),
        BROKEN("BROKEN"),
        ANSWERED("answered"),
        /** Nothing was learned: not asked, or the asking itself failed. */
        OPEN("open");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
