package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.EndpointLimit;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.World;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** To make, read, change, list and remove event source mappings. They outlive the function that they name. */
final class EventSourceOperations {
    private static final Duration MOVE = Duration.ofSeconds(5);
    private static final Set<String> NO_SETTING = Set.of("FunctionName", "Enabled", "Tags", "UUID");

    private final World world;
    private final Functions functions;
    private final Map<String, EventSourceMapping> mappings = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> tags = new TreeMap<>();

    private final QueuePollers pollers;

    EventSourceOperations(World world, Functions functions, QueuePollers pollers) {
        this.pollers = pollers;
        this.world = world;
        this.functions = functions;
    }

    Map<String, Operation> table() {
        return Map.of(
                "CreateEventSourceMapping", (input, caller) -> create(input),
                "GetEventSourceMapping", (input, caller) -> shown(need(input)),
                "UpdateEventSourceMapping", (input, caller) -> update(input),
                "DeleteEventSourceMapping", (input, caller) -> delete(input),
                "ListEventSourceMappings", (input, caller) -> list(input));
    }

    /** The queues of mappings are polled again. */
    void resume() {
        mappings.values().forEach(pollers::settled);
    }

    /** Those of the mapping with this ARN. */
    Map<String, String> tags(String arn) {
        String uuid = arn.substring(arn.lastIndexOf(':') + 1);
        if (!mappings.containsKey(uuid)) {
            throw LambdaErrors.notFound("Event source mapping not found: " + arn);
        }
        return tags.computeIfAbsent(uuid, key -> new TreeMap<>());
    }

    private JsonObject create(JsonObject input) {
        EventSource source = EventSource.of(input);
        source.check(input);
        world.accounts().otherIn(input.text("EventSourceArn").orElse(""), world).ifPresent(other -> {
            throw EndpointLimit.of("event sources of another account (account " + other + ")");
        });
        String function = target(input);
        checkNew(input, function);
        UUID uuid = UUID.randomUUID();
        JsonObject settings = given(source.defaults(uuid, input), input).with("FunctionArn", function);
        boolean enabled = input.flag("Enabled").orElse(true);
        EventSourceMapping mapping = new EventSourceMapping(
                uuid.toString(),
                source.reason(),
                settings,
                enabled,
                world.clock().instant());
        mappings.put(mapping.uuid(), mapping);
        tags.put(mapping.uuid(), new TreeMap<>(Tags.read(input)));
        world.clock().after(MOVE, () -> settle(mapping));
        return shown(mapping);
    }

    private void settle(EventSourceMapping mapping) {
        mapping.settle();
        pollers.settled(mapping);
    }

    private JsonObject update(JsonObject input) {
        EventSourceMapping mapping = settled(need(input), "update");
        JsonObject settings = given(mapping.settings(), input);
        if (input.has("FunctionName")) {
            settings = settings.with("FunctionArn", target(input));
        }
        boolean enabled = input.flag("Enabled").orElse(mapping.isEnabled());
        mapping.change(settings, enabled, world.clock().instant());
        world.clock().after(MOVE, () -> settle(mapping));
        return shown(mapping);
    }

    private JsonObject delete(JsonObject input) {
        EventSourceMapping mapping = settled(need(input), "delete");
        mapping.delete(world.clock().instant());
        pollers.ended(mapping);
        world.clock().after(MOVE, () -> {
            mappings.remove(mapping.uuid());
            tags.remove(mapping.uuid());
        });
        return shown(mapping);
    }

    private JsonObject list(JsonObject input) {
        Optional<String> function = input.has("FunctionName") ? Optional.of(target(input)) : Optional.empty();
        Optional<String> source = input.text("EventSourceArn");
        List<JsonObject> items = mappings.values().stream()
                .filter(mapping -> is(mapping, "FunctionArn", function) && is(mapping, "EventSourceArn", source))
                .map(this::shown)
                .toList();
        return Pages.of("EventSourceMappings", items, input);
    }

    private static boolean is(EventSourceMapping mapping, String member, Optional<String> wanted) {
        return wanted.isEmpty() || wanted.equals(mapping.settings().text(member));
    }

    private static EventSourceMapping settled(EventSourceMapping mapping, String wish) {
        if (!mapping.state().isSettled()) {
            throw new AwsError(
                    400,
                    "ResourceInUseException",
                    "Cannot " + wish + " the event source mapping because it is in use.",
                    JsonObject.of("Type", "User"));
        }
        return mapping;
    }

    private EventSourceMapping need(JsonObject input) {
        return Optional.ofNullable(mappings.get(input.needText("UUID")))
                .orElseThrow(() -> LambdaErrors.notFound("The resource you requested does not exist."));
    }

    /** The ARN of what is invoked, with the qualifier that the request has; a whole ARN says {@code $LATEST} by its absence. */
    private String target(JsonObject input) {
        String name = input.needText("FunctionName");
        FunctionAddress address = FunctionAddress.parse(name);
        boolean exists =
                functions.has(address.name()) && functions.named(address).knows(address.version());
        if (!exists) {
            throw LambdaErrors.invalid("Function does not exist");
        }
        boolean latest = name.startsWith("arn:") && address.version().equals(FunctionAddress.LATEST);
        return latest ? functions.arn(functions.named(address)) : functions.arn(address);
    }

    /** Where the events come from: an ARN, or the servers of somebody's own Kafka. */
    private static Object source(JsonObject settings) {
        return settings.text("EventSourceArn").<Object>map(arn -> arn).orElseGet(() -> servers(settings));
    }

    private static List<?> servers(JsonObject settings) {
        return settings.objectOrEmpty("SelfManagedEventSource")
                .objectOrEmpty("Endpoints")
                .list("KAFKA_BOOTSTRAP_SERVERS");
    }

    private void checkNew(JsonObject input, String function) {
        for (EventSourceMapping other : mappings.values()) {
            JsonObject settings = other.settings();
            boolean same = source(input).equals(source(settings))
                    && input.list("Topics").equals(settings.list("Topics"))
                    && settings.needText("FunctionArn").equals(function);
            if (same) {
                throw LambdaErrors.conflict(exists(input, function) + " already exists. Please update or delete the"
                        + " existing mapping with UUID " + other.uuid());
            }
        }
    }

    /** AWS says it in one way for queues and in another for the rest. */
    private String exists(JsonObject input, String function) {
        if (!input.has("EventSourceArn")) {
            String servers = String.join(
                    ",", servers(input).stream().map(String::valueOf).toList());
            String topics = String.join(",", input.texts("Topics"));
            return "An event source mapping with event source (\"" + servers + "\"), function (\"" + function
                    + "\"), topics (\"" + topics + "\")";
        }
        String source = input.needText("EventSourceArn");
        String name = function.substring(function.indexOf(":function:") + 10);
        return source.contains(":sqs:")
                ? "An event source mapping with SQS arn (\" " + source + " \") and function (\" " + name + " \")"
                : "The event source arn (\" " + source + " \") and function (\" " + name + " \") provided mapping";
    }

    private static JsonObject given(JsonObject base, JsonObject input) {
        JsonObject settings = base;
        for (var member : input.members().entrySet()) {
            boolean setting = !NO_SETTING.contains(member.getKey()) && member.getValue() != null; // null says nothing
            settings = setting ? settings.with(member.getKey(), member.getValue()) : settings;
        }
        boolean unfiltered =
                settings.objectOrEmpty("FilterCriteria").list("Filters").isEmpty();
        JsonObject kept = unfiltered ? settings.with("FilterCriteria", (Object) null) : settings;
        return Json.object(Json.text(kept));
    }

    private JsonObject shown(EventSourceMapping mapping) {
        return mapping.shown(world.arn("lambda", "event-source-mapping:" + mapping.uuid()));
    }
}
