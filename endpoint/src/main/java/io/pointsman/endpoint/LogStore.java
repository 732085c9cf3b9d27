package io.pointsman.endpoint;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The log groups of the account, with their streams and the newest events of each stream. Functions write into it from threads of
 * their own, so it has a lock of its own and never waits for another.
 */
public final class LogStore {
    private static final int EVENTS = 10_000;

    private final Map<String, Group> groups = new TreeMap<>();
    private long order;

    /**
     * One line.
     *
     * @param order of writing, over all groups
     */
    public record Event(long order, String stream, Instant time, String message) {}

    /** @param retention in days; empty for ever */
    public record GroupView(
            String name, Instant created, Optional<Long> retention, Map<String, String> tags, long bytes) {}

    /** @param events those that are kept, oldest first */
    public record StreamView(String name, Instant created, List<Event> events) {}

    private static final class Group {
        private final Instant created;
        private Optional<Long> retention = Optional.empty();
        private final Map<String, String> tags = new TreeMap<>();
        private final Map<String, Stream> streams = new TreeMap<>();

        Group(Instant created) {
            this.created = created;
        }
    }

    private record Stream(Instant created, Deque<Event> events) {}

    /** Makes the group and the stream where they are not there yet, as Lambda does. */
    public synchronized void write(String group, String stream, Instant now, String message) {
        Group into = groups.computeIfAbsent(group, name -> new Group(now));
        Deque<Event> events = into.streams
                .computeIfAbsent(stream, name -> new Stream(now, new ArrayDeque<>()))
                .events();
        events.addLast(new Event(order++, stream, now, message));
        if (events.size() > EVENTS) {
            events.removeFirst();
        }
    }

    /** False when there is one of that name. */
    public synchronized boolean create(String group, Instant now) {
        return groups.putIfAbsent(group, new Group(now)) == null;
    }

    public synchronized boolean delete(String group) {
        return groups.remove(group) != null;
    }

    /** False when there is one of that name. */
    public synchronized boolean create(String group, String stream, Instant now) {
        return need(group).streams.putIfAbsent(stream, new Stream(now, new ArrayDeque<>())) == null;
    }

    public synchronized boolean delete(String group, String stream) {
        return need(group).streams.remove(stream) != null;
    }

    public synchronized void retain(String group, Optional<Long> days) {
        need(group).retention = days;
    }

    public synchronized void tag(String group, Map<String, String> tags) {
        need(group).tags.putAll(tags);
    }

    public synchronized boolean has(String group) {
        return groups.containsKey(group);
    }

    /** In order of their names. */
    public synchronized List<GroupView> groups() {
        List<GroupView> views = new ArrayList<>();
        groups.forEach((name, group) ->
                views.add(new GroupView(name, group.created, group.retention, Map.copyOf(group.tags), bytes(group))));
        return views;
    }

    private static long bytes(Group group) {
        return group.streams.values().stream()
                .flatMap(stream -> stream.events().stream())
                .mapToLong(event -> event.message().length())
                .sum();
    }

    /** In order of their names; events that are older than the group keeps them are gone. */
    public synchronized List<StreamView> streams(String group, Instant now) {
        Group of = need(group);
        Instant oldest =
                of.retention.map(days -> now.minusSeconds(days * 86_400)).orElse(Instant.MIN);
        List<StreamView> views = new ArrayList<>();
        of.streams.forEach((name, stream) -> {
            stream.events().removeIf(event -> event.time().isBefore(oldest));
            views.add(new StreamView(name, stream.created(), List.copyOf(stream.events())));
        });
        return views;
    }

    /** Of all streams, by their time and then as they were written. */
    public synchronized List<Event> events(String group, Instant now) {
        return streams(group, now).stream()
                .flatMap(stream -> stream.events().stream())
                .sorted(Comparator.comparing(Event::time).thenComparingLong(Event::order))
                .toList();
    }

    private Group need(String group) {
        Group found = groups.get(group);
        if (found == null) {
            throw new AwsError(400, "ResourceNotFoundException", "The specified log group does not exist.");
        }
        return found;
    }
}
