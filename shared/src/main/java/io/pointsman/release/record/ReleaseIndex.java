package io.pointsman.release.record;

import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The releases of one stack that arrived in production, oldest first, and what production was on when: {@code releases/STACK/
 * index.json} in the release bucket. A release that comes back does not become a new one; only the history says so.
 */
public record ReleaseIndex(JsonObject json) {
    /** So many are remembered: a document that is read whole should stay below a megabyte or two. */
    private static final int RELEASES = 100;

    private static final int EVENTS = 500;

    /**
     * One release that arrived.
     *
     * @param alias that it moved; one release may move several, one after the other
     * @param versions the vector, and the names of all functions of the stack
     * @param retired versions of it were deleted, so that it cannot come back
     */
    public record Entry(
            String releaseId, String run, String alias, Instant at, PublishedVersions versions, boolean retired) {
        private JsonObject json() {
            return JsonObject.of("releaseId", releaseId, "run", run, "alias", alias, "at", at.toString())
                    .with("versions", PublishedVersions.SHAPE.write(versions))
                    .with("retired", retired);
        }

        private static Entry of(JsonObject json) {
            return new Entry(
                    json.needText("releaseId"),
                    json.needText("run"),
                    json.needText("alias"),
                    Instant.parse(json.needText("at")),
                    PublishedVersions.SHAPE.read(json.objectOrEmpty("versions")),
                    json.flag("retired").orElse(false));
        }

        private Entry retire() {
            return new Entry(releaseId, run, alias, at, versions, true);
        }

        private boolean is(Entry other) {
            return releaseId.equals(other.releaseId) && alias.equals(other.alias);
        }
    }

    /**
     * Something arrived in production.
     *
     * @param run of the attempt
     * @param attempt its number: run, alias and attempt together happen once
     * @param releaseId what production was on from then
     */
    public record Event(Instant at, String run, String alias, int attempt, String releaseId) {
        private JsonObject json() {
            return JsonObject.of("at", at.toString(), "run", run, "alias", alias)
                    .with("attempt", attempt)
                    .with("releaseId", releaseId);
        }

        private static Event of(JsonObject json) {
            return new Event(
                    Instant.parse(json.needText("at")),
                    json.needText("run"),
                    json.needText("alias"),
                    json.number("attempt").orElse(0L).intValue(),
                    json.needText("releaseId"));
        }

        private boolean is(Event other) {
            return run.equals(other.run) && alias.equals(other.alias) && attempt == other.attempt;
        }
    }

    /** The releases of an alias, oldest first. */
    public List<Entry> releases(String alias) {
        return releases().filter(entry -> entry.alias().equals(alias)).toList();
    }

    public Stream<Entry> releases() {
        return json.objects("releases").stream().map(Entry::of);
    }

    public List<Event> history() {
        return json.objects("history").stream().map(Event::of).toList();
    }

    /**
     * A {@link io.pointsman.json.JsonTrouble} where a part of it cannot be read, whoever will read it.
     *
     * @param next is told the pointer of what is read next
     */
    void readWhole(Consumer<String> next) {
        next.accept("/releases");
        releases().forEach(entry -> {});
        next.accept("/history");
        history();
        next.accept("/" + StackBaseline.MEMBER);
        baseline();
    }

    /** The functions as the last operation left them, by all that is on record. */
    public StackBaseline baseline() {
        return StackBaseline.of(json);
    }

    public ReleaseIndex with(StackBaseline baseline) {
        return new ReleaseIndex(json.with(StackBaseline.MEMBER, baseline.json()));
    }

    /** The version of a function that arrived last, on whatever alias. */
    public Optional<PublishedVersion> released(String function) {
        return Optional.ofNullable(released().get(function));
    }

    /** The versions that arrived last, on whatever alias, by the physical names of their functions. */
    public Map<String, PublishedVersion> released() {
        List<Entry> all = releases().toList();
        Map<String, PublishedVersion> last = new LinkedHashMap<>();
        for (Event event : history().reversed()) {
            all.stream()
                    .filter(entry -> entry.releaseId().equals(event.releaseId())
                            && entry.alias().equals(event.alias()))
                    .flatMap(entry -> entry.versions().functions().values().stream())
                    .forEach(version -> last.putIfAbsent(version.function(), version));
        }
        return last;
    }

    /** The release that production is on. */
    public Optional<Entry> current(String alias) {
        return history().reversed().stream()
                .filter(event -> event.alias().equals(alias))
                .findFirst()
                .flatMap(event -> find(event.releaseId(), alias));
    }

    public Optional<Entry> find(String releaseId, String alias) {
        return releases(alias).stream()
                .filter(entry -> entry.releaseId().equals(releaseId))
                .findFirst();
    }

    /** The release that came before another one. */
    public Optional<Entry> before(Entry later) {
        List<Entry> all = releases(later.alias());
        int at = all.indexOf(later);
        return at > 0 ? Optional.of(all.get(at - 1)) : Optional.empty();
    }

    /** A new release arrived. Repeating it changes nothing. */
    public ReleaseIndex arrived(Entry entry, Event event) {
        if (knows(event)) {
            return this;
        }
        List<JsonObject> all = new ArrayList<>(
                releases().filter(other -> !other.is(entry)).map(Entry::json).toList());
        all.add(entry.json());
        return new ReleaseIndex(json.with("releases", last(all, RELEASES))).happened(event);
    }

    /** An earlier release is back. Repeating it changes nothing. */
    public ReleaseIndex cameBack(Event event) {
        return knows(event) ? this : happened(event);
    }

    private boolean knows(Event event) {
        return history().stream().anyMatch(event::is);
    }

    private ReleaseIndex happened(Event event) {
        List<JsonObject> all = new ArrayList<>(json.objects("history"));
        all.add(event.json());
        return new ReleaseIndex(json.with("history", last(all, EVENTS)));
    }

    /** Releases whose versions will be deleted: from now on nobody may ask for one of them. */
    public ReleaseIndex retired(List<Entry> entries) {
        List<JsonObject> all = releases()
                .map(entry -> entries.stream().anyMatch(entry::is) ? entry.retire() : entry)
                .map(Entry::json)
                .toList();
        return new ReleaseIndex(json.with("releases", all));
    }

    private static List<JsonObject> last(List<JsonObject> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }
}
