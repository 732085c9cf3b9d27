package io.pointsman.local.acceptance.report;

import io.pointsman.local.acceptance.report.ReportedFinding.Kind;
import io.pointsman.local.acceptance.report.ReportedFinding.Outcome;
import io.pointsman.local.play.Console;
import io.pointsman.local.play.PlayFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** What a run has found so far. */
public final class Findings {
    private static final String NOT_PLAYED = "not played: a promise before it was broken";

    private final Console console;
    private final List<ReportedFinding> found = new ArrayList<>();

    /** @param console hears of each */
    public Findings(Console console) {
        this.console = console;
    }

    /**
     * Tries a promise, unless one before was broken: what comes after stands on it.
     *
     * @param scene what was seen, where it held; throws {@link PlayFailure} where it did not
     */
    public void promise(String subject, Supplier<String> scene) {
        console.scene(subject);
        if (broken()) {
            add(Kind.PROMISE, subject, Outcome.OPEN, NOT_PLAYED, Duration.ZERO);
            return;
        }
        Instant start = Instant.now();
        try {
            add(Kind.PROMISE, subject, Outcome.HELD, scene.get(), since(start));
        } catch (PlayFailure | SdkException e) {
            add(Kind.PROMISE, subject, Outcome.BROKEN, String.valueOf(e.getMessage()), since(start));
        }
    }

    /** A promise that nobody has wanted to see. */
    public void notPlayed(String subject, String why) {
        add(Kind.PROMISE, subject, Outcome.OPEN, "not played: " + why, Duration.ZERO);
    }

    /** @param asking what this AWS did; throws where it could not be asked, which breaks no promise */
    public void question(String subject, Supplier<String> asking) {
        console.scene("question: " + subject);
        Instant start = Instant.now();
        try {
            add(Kind.QUESTION, subject, Outcome.ANSWERED, asking.get(), since(start));
        } catch (PlayFailure | SdkException e) {
            String why = "could not be asked: " + e.getMessage();
            add(Kind.QUESTION, subject, Outcome.OPEN, why, since(start));
        }
    }

    private void add(Kind kind, String subject, Outcome outcome, String text, Duration took) {
        found.add(new ReportedFinding(kind, subject, outcome, text, took));
        console.closing(outcome.word() + ": " + text);
    }

    private static Duration since(Instant start) {
        return Duration.between(start, Instant.now());
    }

    public boolean broken() {
        return found.stream().anyMatch(finding -> finding.outcome() == Outcome.BROKEN);
    }

    public List<ReportedFinding> all() {
        return List.copyOf(found);
    }
}
