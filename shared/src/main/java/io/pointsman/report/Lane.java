package io.pointsman.report;

import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What happened to one function, and when. */
record Lane(String id, JsonObject json) {
    /** Something with a beginning and an end. */
    record Stretch(String kind, String label, Instant from, Instant to, int percent) {
        /** No traffic is no bar. */
        boolean isSeen() {
            return !kind.equals("weight") || percent > 0;
        }
    }

    String phase() {
        return json.text("phase").orElse("unknown");
    }

    boolean wentWrong() {
        return json.has("said");
    }

    Optional<Instant> published() {
        return json.objectOrEmpty("published").text("at").map(Instant::parse);
    }

    /** Hooks and weights, in order of time. A weight lasts until the next one, the last one until {@code end}. */
    List<Stretch> stretches(Instant end) {
        return Stream.concat(hooks(end), weights(end))
                .sorted(Comparator.comparing(Stretch::from))
                .toList();
    }

    private Stream<Stretch> hooks(Instant end) {
        return json.objects("events").stream()
                .filter(event -> event.has("start") && !event.text("event").equals(Optional.of("AllowTraffic")))
                .map(event -> new Stretch(
                        event.needText("status").equals("Failed") ? "hook bad" : "hook",
                        event.needText("event") + " " + event.needText("status").toLowerCase(java.util.Locale.ROOT),
                        Instant.parse(event.needText("start")),
                        event.text("end").map(Instant::parse).orElse(end),
                        0));
    }

    private Stream<Stretch> weights(Instant end) {
        List<JsonObject> weights = json.objects("weights");
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            Instant next = i + 1 < weights.size() ? at(weights.get(i + 1)) : end;
            int percent = weights.get(i).number("percent").orElse(0L).intValue();
            stretches.add(new Stretch("weight", percent + "%", at(weights.get(i)), next, percent));
        }
        return stretches.stream();
    }

    private static Instant at(JsonObject weight) {
        return Instant.parse(weight.needText("at"));
    }
}
