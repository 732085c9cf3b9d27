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

    private static final Field<List<Entry>> ENTRIES = Field.optional("releases", FieldShape.listOf(Entry.SHAPE));
    private static final Field<List<Event>> HISTORY = Field.optional("history", FieldShape.listOf(Event.SHAPE));

    static final ObjectShape<ReleaseIndex> SHAPE = ObjectShape.of(
                    ReleaseIndex::new, ReleaseIndex::json, ENTRIES, HISTORY, StackBaseline.FIELD)
            .opened();

    /**
     * One release that arrived.
     *
     * @param alias that it moved; one release may move several, one after the other
     * @param versions the vector, and the names of all functions of the stack
     * @param retired versions of it were deleted, so that it cannot come back
     */
    public record Entry(
            String releaseId, String run, String alias, Instant at, PublishedVersions versions, boolean retired) {
        private static final Field<String> RELEASE_ID = Field.required("releaseId", FieldShape.TEXT);
        private static final Field<String> RUN = Field.required("run", FieldShape.TEXT);
        private static final Field<String> ALIAS = Field.required("alias", FieldShape.TEXT);
        private static final Field<Instant> AT = Field.required("at", FieldShape.MOMENT);
        private static final Field<PublishedVersions> VERSIONS =
                Field.optional("versions", PublishedVersions.SHAPE.shape());
        private static final Field<Boolean> RETIRED = Field.optional("retired", FieldShape.FLAG);

        private static final ObjectShape<Entry> SHAPE = ObjectShape.of(
                        Entry::read, Entry::write, RELEASE_ID, RUN, ALIAS, AT, VERSIONS, RETIRED)
                .opened();

        private JsonObject write() {
            JsonObject json = AT.put(ALIAS.put(RUN.put(RELEASE_ID.put(JsonObject.empty(), releaseId), run), alias), at);
            return RETIRED.put(VERSIONS.put(json, versions), retired);
        }

        private static Entry read(JsonObject json) {
            return new Entry(
                    RELEASE_ID.need(json),
                    RUN.need(json),
                    ALIAS.need(json),
                    AT.need(json),
                    VERSIONS.find(json).orElseGet(() -> new PublishedVersions(false, Map.of(), Map.of())),
                    RETIRED.find(json).orElse(false));
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
        private static final Field<Instant> AT = Field.required("at", FieldShape.MOMENT);
        private static final Field<String> RUN = Field.required("run", FieldShape.TEXT);
        private static final Field<String> ALIAS = Field.required("alias", FieldShape.TEXT);
        private static final Field<Integer> ATTEMPT = Field.optional("attempt", FieldShape.COUNT);
        private static final Field<String> RELEASE_ID = Field.required("releaseId", FieldShape.TEXT);

        private static final ObjectShape<Event> SHAPE = ObjectShape.of(
                        Event::read, Event::write, AT, RUN, ALIAS, ATTEMPT, RELEASE_ID)
                .opened();

        private JsonObject write() {
            JsonObject json = ALIAS.put(RUN.put(AT.put(JsonObject.empty(), at), run), alias);
            return RELEASE_ID.put(ATTEMPT.put(json, attempt), releaseId);
        }

        private static Event read(JsonObject json) {
            return new Event(
                    AT.need(json),
                    RUN.need(json),
                    ALIAS.need(json),
                    ATTEMPT.find(json).orElse(0),
                    RELEASE_ID.need(json));
        }

        private boolean isOfSameAlias(Event other) {
            return alias.equals(other.alias);
        }

        private boolean bringsSame(Event other) {
            return run.equals(other.run) && releaseId.equals(other.releaseId);
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
        return ENTRIES.find(json).orElse(List.of()).stream();
    }

    public List<Event> history() {
        return HISTORY.find(json).orElse(List.of());
    }

    /**
     * A {@link io.pointsman.json.JsonTrouble} where a part of it cannot be read, whoever will read it.
     *
     * @param next is told the pointer of what is read next
     */
    void readWhole(Consumer<String> next) {
        SHAPE.fields().forEach(field -> {
            next.accept("/" + field.name());
            field.find(json);
        });
    }

    /** The functions as the last operation left them, by all that is on record. */
    public StackBaseline baseline() {
        return StackBaseline.FIELD.find(json).orElse(StackBaseline.NONE);
    }

    public ReleaseIndex with(StackBaseline baseline) {
        return new ReleaseIndex(StackBaseline.FIELD.put(json, baseline));
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
        List<Entry> all =
                new ArrayList<>(releases().filter(other -> !other.is(entry)).toList());
        all.add(entry);
        return new ReleaseIndex(ENTRIES.put(json, last(all, RELEASES))).happened(event);
    }

    /** An earlier release is back. Repeating it changes nothing. */
    public ReleaseIndex cameBack(Event event) {
        return knows(event) ? this : happened(event);
    }

    /** A second attempt that finds what the first one has brought is no second arrival. */
    private boolean knows(Event event) {
        List<Event> history = history();
        boolean isThere = history.reversed().stream()
                .filter(event::isOfSameAlias)
                .findFirst()
                .filter(event::bringsSame)
                .isPresent();
        return isThere || history.stream().anyMatch(event::is);
    }

    private ReleaseIndex happened(Event event) {
        List<Event> all = new ArrayList<>(history());
        all.add(event);
        return new ReleaseIndex(HISTORY.put(json, last(all, EVENTS)));
    }

    /** Releases whose versions will be deleted: from now on nobody may ask for one of them. */
    public ReleaseIndex retired(List<Entry> entries) {
        return new ReleaseIndex(ENTRIES.put(
                json,
                releases()
                        .map(entry -> entries.stream().anyMatch(entry::is) ? entry.retire() : entry)
                        .toList()));
    }

    private static <T> List<T> last(List<T> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }
}
