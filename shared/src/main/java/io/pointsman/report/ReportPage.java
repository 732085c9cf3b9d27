package io.pointsman.report;

import io.pointsman.page.Markup;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.PublishedVersions;
import io.pointsman.release.record.ShiftedFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code report.html}: how it ended, the vector, a lane for each function, the AppSpecs. */
final class ReportPage {
    private static final String LANGUAGE = "html lang=en";
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private final Report report;
    private final List<Lane> lanes;
    private final TimeAxis axis;
    private final ReportVerdict verdict;

    ReportPage(Report report) {
        this.report = report;
        Map<String, PublishedVersion> published =
                report.release().published().map(PublishedVersions::functions).orElse(Map.of());
        this.lanes = report.attempt()
                .functions()
                .map(function -> new Lane(function, Optional.ofNullable(published.get(function.id()))))
                .toList();
        this.axis = axis();
        this.verdict = ReportVerdict.of(report);
    }

    /** From the beginning of the shift; from the first publication, unless somebody waited long in between. */
    private TimeAxis axis() {
        Instant start = report.attempt().startedAt();
        Instant end = report.attempt().endedAt().orElse(start);
        Instant earliest = start.minus(Duration.between(start, end)).minusSeconds(60);
        return new TimeAxis(
                lanes.stream()
                        .flatMap(lane -> lane.published().stream())
                        .filter(at -> at.isAfter(earliest) && at.isBefore(start))
                        .min(Instant::compareTo)
                        .orElse(start),
                end);
    }

    String html() {
        Markup head = Markup.element(
                "head",
                new Markup("<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">"),
                new Markup("<meta charset=utf-8><meta name=viewport content=\"width=device-width, initial-scale=1\">"),
                Markup.title(title()),
                Markup.element("style", new Markup(style())));
        Markup body = Markup.element(
                "body",
                Markup.element(
                        "main",
                        new ReportHead(report, verdict).markup(),
                        functions(),
                        timeline(),
                        attempts(),
                        message(),
                        appSpecs(),
                        footer()));
        return "<!DOCTYPE html>\n" + Markup.element(LANGUAGE, head, body).html() + "\n";
    }

    private static String style() {
        try (InputStream css = ReportPage.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String title() {
        return report.stack() + ": " + verdict.answer();
    }

    private Markup functions() {
        List<Markup> rows = new ArrayList<>();
        lanes.forEach(lane -> rows.add(row(lane)));
        return Markup.element("section", Markup.element("h2", "Functions"), Markup.element("ul class=vector", rows));
    }

    private Markup row(Lane lane) {
        FunctionDeployment function = lane.function();
        String move = (function instanceof ShiftedFunction shift ? shift.current() + " → " : "") + function.target();
        return Markup.element(
                lane.wentWrong() ? "li class=wrong" : "li",
                Markup.element("strong", lane.id()),
                Markup.element("span class=move", move),
                Markup.element("span class=phase", lane.phase()),
                Markup.element("span class=remark", lane.remark(verdict.says(function, report.attempt()))),
                Markup.element("span class=links", links(function)));
    }

    /** The deployment and the function's log, in the console. */
    private Markup links(FunctionDeployment function) {
        Optional<String> deployment =
                function instanceof ShiftedFunction shift ? shift.deploymentId() : Optional.empty();
        Optional<Markup> deployed = deployment.map(id -> report.place()
                .map(links -> Markup.link(links.deployment(id), Markup.text(id)))
                .orElse(Markup.text(id)));
        Optional<Markup> log =
                report.place().map(links -> Markup.link(links.log(function.function()), Markup.text("log")));
        return Markup.all(Stream.of(deployed, log).flatMap(Optional::stream));
    }

    /** What was tried before, the latest first. */
    private Markup attempts() {
        List<Markup> all = report.attempt().earlier().reversed().stream()
                .map(earlier -> Markup.element(
                        "li",
                        Markup.element("b", "Attempt " + earlier.number()),
                        Markup.text(" " + Moment.date(earlier.startedAt()) + ", "
                                + earlier.state().name().toLowerCase(Locale.ROOT)
                                + (earlier.cause().isEmpty() ? "" : ": " + earlier.cause()))))
                .toList();
        return all.isEmpty()
                ? Markup.NOTHING
                : Markup.element(
                        "section", Markup.element("h2", "Earlier attempts"), Markup.element("ul class=attempts", all));
    }

    private Markup message() {
        String text = report.attempt().verdict();
        return text.isEmpty()
                ? Markup.NOTHING
                : Markup.element(
                        "section",
                        Markup.element("h2", "The message, as the pipeline has it"),
                        Markup.element("details", Markup.element("summary", "all of it"), Markup.element("pre", text)));
    }

    private Markup timeline() {
        List<Markup> all = new ArrayList<>();
        all.add(ticks());
        lanes.forEach(lane -> all.add(lane(lane)));
        return Markup.element(
                "section class=timeline", Markup.element("h2", "What happened when (UTC)"), Markup.all(all.stream()));
    }

    private Markup ticks() {
        return Markup.element(
                "div class=\"ticks\" aria-hidden=true",
                axis.ticks().stream()
                        .map(at -> Markup.element("span", Moment.time(at)))
                        .toList());
    }

    private Markup lane(Lane lane) {
        List<Lane.Stretch> stretches = lane.stretches(axis.to());
        List<Markup> bars = new ArrayList<>();
        lane.published()
                .filter(axis::holds)
                .ifPresent(at -> bars.add(Markup.element("i class=published style=\"" + axis.span(at, at) + "\"")));
        stretches.stream().filter(Lane.Stretch::isSeen).forEach(stretch -> bars.add(bar(stretch)));
        return Markup.element(
                "div class=lane",
                Markup.element("h3", lane.id()),
                Markup.element("div class=track aria-hidden=true", bars),
                Markup.element("ol class=events", events(lane, stretches)));
    }

    private Markup bar(Lane.Stretch stretch) {
        String style = axis.span(stretch.from(), stretch.to());
        Markup name = Markup.element("span", stretch.name());
        return stretch.kind().equals("weight")
                ? Markup.element("i class=weight style=\"" + style + ";--share:" + stretch.percent() + "%\"", name)
                : Markup.element("i class=\"" + stretch.kind() + "\" style=\"" + style + "\"", name);
    }

    private static List<Markup> events(Lane lane, List<Lane.Stretch> stretches) {
        List<Markup> events = new ArrayList<>();
        lane.published().ifPresent(at -> events.add(event(at, "published", "")));
        stretches.forEach(stretch -> events.add(event(stretch.from(), stretch.label(), stretch.kind())));
        if (events.isEmpty()) {
            events.add(Markup.element("li", lane.phase()));
        }
        return events;
    }

    private static Markup event(Instant at, String what, String kind) {
        return Markup.element(
                kind.contains("bad") ? "li class=wrong" : "li",
                Markup.element("time", Moment.time(at)),
                Markup.text(" " + what));
    }

    private Markup appSpecs() {
        List<Markup> all = lanes.stream()
                .map(Lane::function)
                .filter(ShiftedFunction.class::isInstance)
                .map(ShiftedFunction.class::cast)
                .map(ReportPage::appSpec)
                .toList();
        return all.isEmpty()
                ? Markup.NOTHING
                : Markup.element(
                        "section", Markup.element("h2", "AppSpecs, as they were sent"), Markup.all(all.stream()));
    }

    private static Markup appSpec(ShiftedFunction function) {
        return Markup.element(
                "details",
                Markup.element(
                        "summary", function.id() + " " + function.deploymentId().orElse("(not begun)")),
                Markup.element("pre", function.appSpec()),
                Markup.element("p class=remark", "SHA-256 " + function.sha256()));
    }

    private static Markup footer() {
        return Markup.element("footer", Markup.text("The same as data: report.json. Made by Pointsman."));
    }
}
