package io.pointsman.local.acceptance.report;

import io.pointsman.causes.KnownReason;
import io.pointsman.local.acceptance.report.ReportedFinding.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The report, in Markdown. A user attaches it to a bug report, so it shows no account: what looks like its id is replaced. A run holds no
 * secret but a throw-away value of its own, which no finding repeats.
 *
 * @param where the AWS of the run, such as {@code AWS, Region eu-central-1}
 * @param hidden the ids of accounts that may not be shown
 * @param ended why the run ended before its end; empty where it did not
 * @param left what is still there, and why
 */
public record AcceptanceReport(
        String name,
        String where,
        List<String> hidden,
        Instant begun,
        Duration took,
        String cost,
        List<ReportedFinding> findings,
        Optional<String> ended,
        List<String> left) {
    private static final int AT_A_LIMIT = 4;
    private static final String HIDDEN = "ACCOUNT";

    /** The whole document. */
    public String markdown() {
        StringBuilder text = new StringBuilder();
        line(text, "# Pointsman acceptance");
        line(text, "");
        line(text, "- run: `" + name + "`, " + where);
        line(text, "- begun: " + begun.truncatedTo(ChronoUnit.SECONDS) + ", took " + seconds(took));
        line(text, "- cost: " + cost);
        line(text, "- result: " + result());
        table(text, "Promises", Kind.PROMISE);
        table(text, "Questions", Kind.QUESTION);
        if (!left.isEmpty()) {
            section(text, "Still there");
            left.forEach(each -> line(text, "- " + cell(each)));
        }
        return without(text.toString());
    }

    /** 0: every promise held and nothing is left; 1: not so; 4: the embedded endpoint lacks something that AWS has. */
    public int exitCode() {
        if (findings.stream().map(ReportedFinding::text).anyMatch(KnownReason.ENDPOINT_LIMIT::fits)
                || ended.filter(KnownReason.ENDPOINT_LIMIT::fits).isPresent()) {
            return AT_A_LIMIT;
        }
        return ended.isPresent() || count(ReportedFinding.Outcome.BROKEN) > 0 || !left.isEmpty() ? 1 : 0;
    }

    /** In a line. */
    public String result() {
        long broken = count(ReportedFinding.Outcome.BROKEN);
        return ended.map(why -> "ended before its end: " + cell(why) + "; ").orElse("")
                + count(ReportedFinding.Outcome.HELD) + " promises held, " + broken + " broken, "
                + count(ReportedFinding.Outcome.ANSWERED) + " questions answered, "
                + count(ReportedFinding.Outcome.OPEN) + " left open"
                + (left.isEmpty() ? "" : "; NOT everything could be taken away");
    }

    private long count(ReportedFinding.Outcome outcome) {
        return findings.stream().filter(one -> one.outcome() == outcome).count();
    }

    private void table(StringBuilder text, String title, Kind kind) {
        List<ReportedFinding> those =
                findings.stream().filter(one -> one.kind() == kind).toList();
        if (those.isEmpty()) {
            return;
        }
        section(text, title);
        line(text, "| what | | what this AWS did | time |");
        line(text, "|---|---|---|---|");
        those.forEach(one -> line(
                text,
                "| " + cell(one.subject()) + " | " + one.outcome().word() + " | " + cell(one.text()) + " | "
                        + seconds(one.took()) + " |"));
    }

    private static void section(StringBuilder text, String title) {
        line(text, "");
        line(text, "## " + title);
        line(text, "");
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    /** What AWS said may hold anything. */
    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s+", " ").strip();
    }

    private static String seconds(Duration time) {
        return time.toSeconds() + " s";
    }

    private String without(String text) {
        return hidden.stream().reduce(text, (rest, id) -> rest.replace(id, HIDDEN));
    }
}
