package io.pointsman.endpoint.logs;

import io.pointsman.endpoint.LogStore;
import io.pointsman.endpoint.LogStore.Event;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** To read and write the events of log groups. */
final class LogEvents {
    private static final int MOST = 10_000;
    private static final Pattern TOKEN = Pattern.compile("([fb])/([0-9]{1,18})/s");

    private final World world;
    private final LogStore store;

    LogEvents(World world) {
        this.world = world;
        this.store = world.logStore();
    }

    Map<String, Operation> table() {
        return Map.of(
                "FilterLogEvents", (input, caller) -> filter(input),
                "GetLogEvents", (input, caller) -> get(input),
                "PutLogEvents", (input, caller) -> put(input));
    }

    private JsonObject filter(JsonObject input) {
        String group = LogGroups.group(input);
        FilterPattern pattern = FilterPattern.of(input.text("filterPattern").orElse(""));
        List<String> streams = input.texts("logStreamNames");
        String prefix = input.text("logStreamNamePrefix").orElse("");
        if (!streams.isEmpty() && !prefix.isEmpty()) {
            throw LogsErrors.invalid("logStreamNames and logStreamNamePrefix cannot be used together.");
        }
        checkStreams(group, streams);
        Predicate<Event> wanted = during(input)
                .and(event -> streams.isEmpty() || streams.contains(event.stream()))
                .and(event -> event.stream().startsWith(prefix))
                .and(event -> pattern.matches(event.message()));
        List<Event> all = store.events(group, world.clock().instant()).stream()
                .filter(wanted)
                .toList();
        LogPage<Event> page = LogPage.of(all, input, MOST);
        return JsonObject.of(
                        "events", page.items().stream().map(LogEvents::found).toList())
                .with("searchedLogStreams", List.of())
                .with("nextToken", page.next());
    }

    private void checkStreams(String group, List<String> streams) {
        List<String> known = store.streams(group, world.clock().instant()).stream()
                .map(LogStore.StreamView::name)
                .toList();
        if (!known.containsAll(streams)) {
            throw LogsErrors.noStream();
        }
    }

    /** Both ends are within. Until now is until the endpoint's now: {@code sam logs} without {@code -e} ends at the machine's. */
    private Predicate<Event> during(JsonObject input) {
        long start = input.number("startTime").orElse(Long.MIN_VALUE);
        long end = input.number("endTime")
                .filter(asked -> !world.clock().isNowOfMachine(Instant.ofEpochMilli(asked)))
                .orElse(Long.MAX_VALUE);
        return event -> event.time().toEpochMilli() >= start && event.time().toEpochMilli() <= end;
    }

    private static JsonObject found(Event event) {
        return plain(event).with("logStreamName", event.stream()).with("eventId", "%056d".formatted(event.order()));
    }

    private static JsonObject plain(Event event) {
        long time = event.time().toEpochMilli();
        return JsonObject.of("timestamp", time, "ingestionTime", time, "message", event.message());
    }

    /** A page from its start or from its end, and tokens for those on both sides of it. */
    private JsonObject get(JsonObject input) {
        String group = LogGroups.group(input);
        String stream = input.needText("logStreamName");
        checkStreams(group, List.of(stream));
        List<Event> all = store.events(group, world.clock().instant()).stream()
                .filter(event -> event.stream().equals(stream))
                .filter(during(input))
                .toList();
        Matcher token = TOKEN.matcher(input.text("nextToken").orElse("f/0/s"));
        if (!token.matches()) {
            throw LogsErrors.invalid("The specified nextToken is invalid.");
        }
        boolean backward = token.group(1).equals("b");
        boolean given = input.has("nextToken");
        boolean head = given ? !backward : input.flag("startFromHead").orElse(false);
        long mark = Long.parseLong(token.group(2));
        List<Event> side = all.stream()
                .filter(event -> !given || (backward ? event.order() < mark : event.order() >= mark))
                .toList();
        int limit = input.number("limit").orElse((long) MOST).intValue();
        List<Event> page = head
                ? side.subList(0, Math.min(limit, side.size()))
                : side.subList(Math.max(0, side.size() - limit), side.size());
        long first = page.isEmpty() ? mark : page.getFirst().order();
        long next = page.isEmpty() ? mark : page.getLast().order() + 1;
        return JsonObject.of("events", page.stream().map(LogEvents::plain).toList())
                .with("nextForwardToken", "f/" + next + "/s")
                .with("nextBackwardToken", "b/" + first + "/s");
    }

    private JsonObject put(JsonObject input) {
        String group = LogGroups.group(input);
        String stream = input.needText("logStreamName");
        checkStreams(group, List.of(stream));
        for (JsonObject event : input.objects("logEvents")) {
            long time = event.number("timestamp").orElse(0L);
            store.write(group, stream, Instant.ofEpochMilli(time), event.needText("message"));
        }
        return JsonObject.empty();
    }
}
