package io.pointsman.local.acceptance.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.local.acceptance.report.ReportedFinding.Kind;
import io.pointsman.local.acceptance.report.ReportedFinding.Outcome;
import io.pointsman.local.play.Console;
import io.pointsman.local.play.PlayFailure;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AcceptanceReportTest {
    private static final String ACCOUNT = "123456789012";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Findings findings = new Findings(new Console(new PrintStream(said, true, StandardCharsets.UTF_8)));

    private static AcceptanceReport report(
            List<ReportedFinding> findings, List<String> accounts, Optional<String> ended, List<String> left) {
        return new AcceptanceReport(
                "pointsman-acceptance-abcdef",
                "AWS, Region eu-central-1",
                accounts,
                Instant.parse("2026-11-30T03:04:05.678Z"),
                Duration.ofSeconds(61),
                "less than 1 USD",
                findings,
                ended,
                left);
    }

    private static AcceptanceReport report(ReportedFinding... findings) {
        return report(List.of(findings), List.of(ACCOUNT), Optional.empty(), List.of());
    }

    private static ReportedFinding finding(Outcome outcome, String text) {
        return new ReportedFinding(Kind.PROMISE, "nobody is lost", outcome, text, Duration.ofSeconds(7));
    }

    @Test
    void it_has_a_line_for_each_promise_and_each_question() {
        ReportedFinding question =
                new ReportedFinding(Kind.QUESTION, "a qualifier?", Outcome.ANSWERED, "yes", Duration.ofSeconds(2));

        String text = report(finding(Outcome.HELD, "40 customers"), question).markdown();

        assertTrue(text.contains("| nobody is lost | held | 40 customers | 7 s |"), text);
        assertTrue(text.contains("| a qualifier? | answered | yes | 2 s |"), text);
        assertTrue(text.contains("- begun: 2026-11-30T03:04:05Z, took 61 s"), text);
        assertTrue(text.contains("- cost: less than 1 USD"), text);
    }

    @Test
    void no_account_is_in_it_unless_it_may_be_shown() {
        ReportedFinding named =
                finding(Outcome.BROKEN, "arn:aws:lambda:eu-central-1:" + ACCOUNT + ":function:f is gone");

        assertFalse(report(named).markdown().contains(ACCOUNT));
        assertTrue(report(named).markdown().contains("arn:aws:lambda:eu-central-1:ACCOUNT:function:f is gone"));
        assertTrue(report(List.of(named), List.of(), Optional.empty(), List.of())
                .markdown()
                .contains(ACCOUNT));
    }

    @Test
    void what_aws_said_stays_in_its_cell() {
        String text =
                report(finding(Outcome.BROKEN, "first | line\nsecond  line")).markdown();

        assertTrue(text.contains("| first \\| line second line |"), text);
    }

    @Test
    void all_held_is_0_and_anything_else_1() {
        ReportedFinding held = finding(Outcome.HELD, "");
        assertEquals(0, report(held).exitCode());
        assertEquals(
                0, report(held, finding(Outcome.OPEN, "could not be asked")).exitCode());
        assertEquals(1, report(held, finding(Outcome.BROKEN, "")).exitCode());
        assertEquals(
                1,
                report(List.of(held), List.of(), Optional.of("the run was stopped"), List.of())
                        .exitCode());
        assertEquals(
                1,
                report(List.of(held), List.of(), Optional.empty(), List.of("stack s: it is protected"))
                        .exitCode());
    }

    /** No word about the promise: a script can tell it from a broken one. */
    @Test
    void what_the_embedded_endpoint_lacks_is_4() {
        ReportedFinding limit = finding(Outcome.BROKEN, "the embedded endpoint has no operation Fly; AWS takes this");
        assertEquals(4, report(limit).exitCode());
    }

    @Test
    void what_is_still_there_is_named() {
        String text = report(List.of(), List.of(), Optional.empty(), List.of("stack s: it is protected"))
                .markdown();
        assertTrue(text.contains("- stack s: it is protected"), text);
        assertTrue(text.contains("NOT everything could be taken away"), text);
    }

    @Test
    void after_a_broken_promise_none_is_tried_and_questions_are_asked_all_the_same() {
        findings.promise("first", () -> {
            throw new PlayFailure("it did not");
        });
        findings.promise("second", () -> {
            throw new AssertionError("tried");
        });
        findings.question("third", () -> "yes");

        assertEquals(
                List.of(Outcome.BROKEN, Outcome.OPEN, Outcome.ANSWERED),
                findings.all().stream().map(ReportedFinding::outcome).toList());
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("BROKEN: it did not"));
    }

    @Test
    void a_question_that_could_not_be_asked_breaks_no_promise() {
        findings.question("first", () -> {
            throw new PlayFailure("not allowed");
        });

        assertFalse(findings.broken());
        assertEquals(
                "could not be asked: not allowed", findings.all().getFirst().text());
    }
}
