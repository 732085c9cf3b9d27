package io.pointsman.gates;

import java.time.Instant;
import java.util.Optional;

/**
 * A release freeze.
 *
 * @param uri of the object, {@code s3://BUCKET/gates/STACK}: deleting it opens the gate
 * @param text of the object as it was written; may be empty or have many lines
 * @param since when the object was written
 * @param by who closed it, from the object's user metadata {@code by}, where that was given
 */
public record ClosedGate(String uri, String text, Instant since, Optional<String> by) {
    private static final int MAX_REASON_CHARS = 500;
    private static final int MAX_NAME_CHARS = 100;

    /** The text on one line, which is what a log and a job message have room for. */
    public String reason() {
        String line = oneLine(text, MAX_REASON_CHARS);
        return line.isEmpty() ? "no reason is given" : line;
    }

    /** {@code since 2026-11-28T09:00:00Z by alice}. */
    public String closing() {
        return "since " + since
                + by.map(name -> " by " + oneLine(name, MAX_NAME_CHARS)).orElse("");
    }

    private static String oneLine(String text, int maxChars) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= maxChars ? line : line.substring(0, maxChars) + "...";
    }
}
