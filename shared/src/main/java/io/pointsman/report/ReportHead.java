package io.pointsman.report;

import io.pointsman.page.ConsoleLinks;
import io.pointsman.page.Markup;
import io.pointsman.release.RunName;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.ExecutedOperation;
import io.pointsman.release.record.PackagedRelease;
import io.pointsman.source.PipelineRun;
import io.pointsman.source.SourceCommit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The top of the report: the verdict with cause and next step, what was and was not changed, who released what. */
record ReportHead(Report report, ReportVerdict verdict) {
    Markup markup() {
        return Markup.element(
                "header",
                Markup.element("p class=over", "Release of stack"),
                Markup.element("h1", report.stack()),
                answer(),
                changed(),
                facts());
    }

    private Markup answer() {
        return Markup.element(
                verdict.isGood()
                        ? "section class=\"answer good\" aria-label=Verdict"
                        : "section class=\"answer bad\" aria-label=Verdict",
                Markup.element("h2 class=summary", verdict.answer()),
                verdict.cause().isEmpty()
                        ? Markup.NOTHING
                        : Markup.all(Markup.element("h3", "Cause"), Markup.element("pre class=cause", verdict.cause())),
                lines("Where traffic is", verdict.now()),
                next());
    }

    private static Markup lines(String title, List<String> lines) {
        return lines.isEmpty()
                ? Markup.NOTHING
                : Markup.all(
                        Markup.element("h3", title), Markup.all(lines.stream().map(ReportHead::line)));
    }

    /** A command stands by itself, so that it can be copied. */
    private static Markup line(String line) {
        int command = line.indexOf(": aws ");
        return command < 0
                ? Markup.element("p", line)
                : Markup.all(
                        Markup.element("p", line.substring(0, command + 1)),
                        Markup.element("pre class=command", line.substring(command + 2)));
    }

    private Markup next() {
        return verdict.next().isEmpty()
                ? Markup.NOTHING
                : Markup.all(
                        verdict.isGood() ? Markup.NOTHING : Markup.element("h3", "Next"),
                        Markup.all(verdict.next().stream().map(ReportHead::step)));
    }

    private static Markup step(String line) {
        return line.startsWith("pointsman ") || line.startsWith("aws ")
                ? Markup.element("pre class=command", line)
                : Markup.element("p", line);
    }

    private Markup changed() {
        return Markup.element(
                "section class=changed aria-label=\"What was changed\"",
                Markup.element("p", Markup.element("b", "Stack: "), Markup.text(stack())),
                Markup.element(
                        "p", Markup.element("b", "Traffic: "), Markup.text(MovedTraffic.said(report.attempt()))));
    }

    private String stack() {
        Optional<ExecutedOperation> executed = report.release().execution();
        return executed.map(operation -> "changed, " + operation.status().name())
                .orElse("not changed by this release");
    }

    private Markup facts() {
        Attempt attempt = report.attempt();
        Optional<PackagedRelease> release = report.release().release();
        SourceCommit commit = release.map(PackagedRelease::commit).orElse(SourceCommit.UNKNOWN);
        return Markup.element(
                "dl class=facts",
                Stream.of(
                                fact("Commit", commit(commit)),
                                fact("Author", commit.author().map(Markup::text)),
                                fact("Time", Optional.of(Markup.text(time(attempt)))),
                                fact("Account", report.place().map(ReportHead::place)),
                                fact("Pipeline", release.flatMap(it -> pipeline(it.pipeline()))),
                                fact("Traffic moves by", attempt.config().map(Markup::text)),
                                fact("Alias", Optional.of(Markup.text(attempt.alias()))),
                                fact("Release", Optional.of(Markup.text(attempt.release() + ", run " + report.run()))),
                                fact("Record", Optional.of(Markup.text(record()))),
                                fact(
                                        "Attempt",
                                        Optional.of(Markup.text(attempt.number() + ", job " + attempt.startedBy()))))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private String record() {
        return "releases/" + report.stack() + "/" + RunName.of("run", report.run()) + ".json in the release bucket";
    }

    private static Optional<Markup> commit(SourceCommit commit) {
        if (!commit.isKnown()) {
            return Optional.empty();
        }
        Markup id = Markup.text(commit.shortId().orElse("link"));
        Markup linked =
                commit.url().map(url -> Markup.link(url, id)).orElse(commit.id().isPresent() ? id : Markup.NOTHING);
        return Optional.of(Markup.all(
                linked, Markup.text(commit.message().map(said -> " " + said).orElse(""))));
    }

    /** One clock for the whole page. */
    private static String time(Attempt attempt) {
        Instant from = attempt.startedAt();
        return Moment.date(from)
                + attempt.endedAt()
                        .map(end -> " to " + Moment.time(end) + ", " + Moment.span(Duration.between(from, end)))
                        .orElse("");
    }

    private static Markup place(ConsoleLinks links) {
        return Markup.text(links.account() + ", " + links.region());
    }

    private Optional<Markup> pipeline(PipelineRun pipeline) {
        return pipeline.name()
                .map(name -> report.place()
                        .map(links -> Markup.link(
                                pipeline.execution()
                                        .map(execution -> links.execution(name, execution))
                                        .orElseGet(() -> links.pipeline(name)),
                                Markup.text(name)))
                        .orElse(Markup.text(name)));
    }

    private static Optional<Markup> fact(String name, Optional<Markup> value) {
        return value.map(it -> Markup.element("div", Markup.element("dt", name), Markup.element("dd", it)));
    }
}
