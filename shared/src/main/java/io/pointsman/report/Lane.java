package io.pointsman.report;

import io.pointsman.release.record.DeploymentEvent;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.ShiftedFunction;
import io.pointsman.release.record.TrafficWeight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What happened to one function, and when.
 *
 * @param version as {@code publish} wrote it down; empty where the release did not publish the function
 */
record Lane(FunctionDeployment function, Optional<PublishedVersion> version) {
    /** Something with a beginning and an end. */
    record Stretch(String kind, String name, String label, Instant from, Instant to, int percent) {
        /** No traffic is no bar. */
        boolean isSeen() {
            return !kind.equals("weight") || percent > 0;
        }
    }

    String id() {
        return function.id();
    }

    String phase() {
        return MovedTraffic.word(function.phase());
    }

    boolean wentWrong() {
        return function.said().isPresent();
    }

    /**
     * Why it failed, with how its alias came back by Pointsman; else what is remarkable about it, else why it has this version.
     *
     * @param isSaid why it failed stands at the top of the page
     */
    String remark(boolean isSaid) {
        return function.said()
                .map(said -> (isSaid ? "the cause above" : said) + wayBack())
                .or(function::note)
                .or(() -> version.map(PublishedVersion::why))
                .orElse("");
    }

    private String wayBack() {
        return function instanceof ShiftedFunction shift
                ? shift.wayBack().map(how -> "\n" + how).orElse("")
                : "";
    }

    Optional<Instant> published() {
        return version.flatMap(PublishedVersion::at);
    }

    /** Hooks and weights, in order of time. A weight lasts until the next one, the last one until {@code end}. */
    List<Stretch> stretches(Instant end) {
        return Stream.concat(hooks(end), weights(end))
                .sorted(Comparator.comparing(Stretch::from))
                .toList();
    }

    private Stream<Stretch> hooks(Instant end) {
        return function.events().stream()
                .filter(event -> !event.name().equals("AllowTraffic"))
                .flatMap(event -> event.start().map(start -> hook(event, start, end)).stream());
    }

    private static Stretch hook(DeploymentEvent event, Instant start, Instant end) {
        return new Stretch(
                event.failed() ? "hook bad" : "hook",
                event.name(),
                event.name() + " " + event.status().toLowerCase(Locale.ROOT),
                start,
                event.end().orElse(end),
                0);
    }

    private Stream<Stretch> weights(Instant end) {
        List<TrafficWeight> weights = function.weights();
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            TrafficWeight weight = weights.get(i);
            Instant next = i + 1 < weights.size() ? weights.get(i + 1).at() : end;
            stretches.add(new Stretch(
                    "weight", weight.percent() + "%", weight.percent() + "%", weight.at(), next, weight.percent()));
        }
        return stretches.stream();
    }
}
