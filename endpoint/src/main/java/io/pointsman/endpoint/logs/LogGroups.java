package io.pointsman.endpoint.logs;

import io.pointsman.endpoint.LogStore;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** To make, list and remove log groups and streams. */
final class LogGroups {
    private static final Pattern NAME = Pattern.compile("[\\.\\-_/#A-Za-z0-9]+");
    private static final List<Long> DAYS = List.of(
            1L, 3L, 5L, 7L, 14L, 30L, 60L, 90L, 120L, 150L, 180L, 365L, 400L, 545L, 731L, 1096L, 1827L, 2192L, 2557L,
            2922L, 3288L, 3653L);

    private final World world;
    private final LogStore store;

    LogGroups(World world) {
        this.world = world;
        this.store = world.logStore();
    }

    Map<String, Operation> table() {
        Map<String, Operation> table = new TreeMap<>();
        table.put("CreateLogGroup", (input, caller) -> create(input));
        table.put("DeleteLogGroup", (input, caller) -> delete(input));
        table.put("PutRetentionPolicy", (input, caller) -> retain(input));
        table.put("DeleteRetentionPolicy", (input, caller) -> retainForEver(input));
        table.put("DescribeLogGroups", (input, caller) -> groups(input));
        table.put("CreateLogStream", (input, caller) -> createStream(input));
        table.put("DeleteLogStream", (input, caller) -> deleteStream(input));
        table.put("DescribeLogStreams", (input, caller) -> streams(input));
        table.put("ListTagsForResource", (input, caller) -> tags(input));
        table.put("TagResource", (input, caller) -> tag(input));
        return table;
    }

    /** By name, or by an ARN with or without {@code :*} at its end. */
    static String group(JsonObject input) {
        String given = input.text("logGroupName")
                .or(() -> input.text("logGroupIdentifier"))
                .orElseThrow(() -> LogsErrors.constraint("null", "logGroupName", "Member must not be null"));
        int at = given.indexOf(":log-group:");
        return at < 0 ? given : given.substring(at + 11).replaceFirst(":\\*$", "");
    }

    private JsonObject create(JsonObject input) {
        String name = group(input);
        if (!NAME.matcher(name).matches()) {
            throw LogsErrors.constraint(
                    "'" + name + "'",
                    "logGroupName",
                    "Member must satisfy regular expression pattern: " + NAME.pattern());
        }
        if (!store.create(name, world.clock().instant())) {
            throw LogsErrors.exists("group");
        }
        store.tag(name, texts(input.objectOrEmpty("tags")));
        return JsonObject.empty();
    }

    private static Map<String, String> texts(JsonObject tags) {
        Map<String, String> texts = new TreeMap<>();
        tags.members().keySet().forEach(key -> texts.put(key, tags.needText(key)));
        return texts;
    }

    private JsonObject delete(JsonObject input) {
        if (!store.delete(group(input))) {
            throw LogsErrors.noGroup();
        }
        return JsonObject.empty();
    }

    private JsonObject retain(JsonObject input) {
        Optional<Long> days = input.number("retentionInDays");
        if (days.filter(DAYS::contains).isEmpty()) {
            throw LogsErrors.constraint(
                    days.map(given -> "'" + given + "'").orElse("null"),
                    "retentionInDays",
                    "Member must satisfy enum value set: " + DAYS);
        }
        store.retain(group(input), days);
        return JsonObject.empty();
    }

    private JsonObject retainForEver(JsonObject input) {
        store.retain(group(input), Optional.empty());
        return JsonObject.empty();
    }

    private JsonObject groups(JsonObject input) {
        String prefix = input.text("logGroupNamePrefix").orElse("");
        String part = input.text("logGroupNamePattern").orElse("");
        List<LogStore.GroupView> all = store.groups().stream()
                .filter(group -> group.name().startsWith(prefix) && group.name().contains(part))
                .toList();
        LogPage<LogStore.GroupView> page = LogPage.of(all, input, 50);
        return JsonObject.of("logGroups", page.items().stream().map(this::shown).toList())
                .with("nextToken", page.next());
    }

    private JsonObject shown(LogStore.GroupView group) {
        String arn = arn(group.name());
        return JsonObject.of("logGroupName", group.name(), "arn", arn + ":*", "logGroupArn", arn)
                .with("creationTime", group.created().toEpochMilli())
                .with("retentionInDays", group.retention())
                .with("metricFilterCount", 0L)
                .with("storedBytes", group.bytes())
                .with("logGroupClass", "STANDARD");
    }

    private String arn(String group) {
        return world.arn("logs", "log-group:" + group);
    }

    private JsonObject createStream(JsonObject input) {
        if (!store.create(
                group(input), input.needText("logStreamName"), world.clock().instant())) {
            throw LogsErrors.exists("stream");
        }
        return JsonObject.empty();
    }

    private JsonObject deleteStream(JsonObject input) {
        if (!store.delete(group(input), input.needText("logStreamName"))) {
            throw LogsErrors.noStream();
        }
        return JsonObject.empty();
    }

    private JsonObject streams(JsonObject input) {
        String group = group(input);
        String prefix = input.text("logStreamNamePrefix").orElse("");
        boolean byTime = input.text("orderBy").orElse("LogStreamName").equals("LastEventTime");
        if (byTime && !prefix.isEmpty()) {
            throw LogsErrors.invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
        }
        Comparator<LogStore.StreamView> order =
                byTime ? Comparator.comparingLong(LogGroups::last) : Comparator.comparing(LogStore.StreamView::name);
        List<LogStore.StreamView> all = store.streams(group, world.clock().instant()).stream()
                .filter(stream -> stream.name().startsWith(prefix))
                .sorted(input.flag("descending").orElse(false) ? order.reversed() : order)
                .toList();
        LogPage<LogStore.StreamView> page = LogPage.of(all, input, 50);
        return JsonObject.of(
                        "logStreams",
                        page.items().stream()
                                .map(stream -> shown(group, stream))
                                .toList())
                .with("nextToken", page.next());
    }

    private static long last(LogStore.StreamView stream) {
        return stream.events().isEmpty() ? 0 : stream.events().getLast().time().toEpochMilli();
    }

    private JsonObject shown(String group, LogStore.StreamView stream) {
        JsonObject shown = JsonObject.of("logStreamName", stream.name())
                .with("arn", arn(group) + ":log-stream:" + stream.name())
                .with("creationTime", stream.created().toEpochMilli())
                .with("storedBytes", 0L);
        return stream.events().isEmpty()
                ? shown
                : shown.with(
                                "firstEventTimestamp",
                                stream.events().getFirst().time().toEpochMilli())
                        .with("lastEventTimestamp", last(stream))
                        .with("lastIngestionTime", last(stream));
    }

    private JsonObject tags(JsonObject input) {
        String name = group(JsonObject.of("logGroupName", input.needText("resourceArn")));
        return JsonObject.of("tags", need(name).tags());
    }

    private JsonObject tag(JsonObject input) {
        String name = group(JsonObject.of("logGroupName", input.needText("resourceArn")));
        store.tag(name, texts(input.objectOrEmpty("tags")));
        return JsonObject.empty();
    }

    private LogStore.GroupView need(String name) {
        return store.groups().stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow(LogsErrors::noGroup);
    }
}
