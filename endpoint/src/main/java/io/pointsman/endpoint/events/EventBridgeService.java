package io.pointsman.endpoint.events;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.ListPart;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.schedule.ScheduleExpression;
import io.pointsman.endpoint.schedule.Ticking;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Amazon EventBridge: rules on the default bus, whose targets are pipelines and functions. Schedules fire by the endpoint's clock. */
public final class EventBridgeService implements Service {
    private static final String BUS = "default";
    private static final long MOST = 100;

    private final World world;
    private final Delivery delivery;
    private final Ticking ticking;
    private final Map<String, Rule> rules = new TreeMap<>();
    private final Map<String, Operation> operations = Map.ofEntries(
            Map.entry("PutRule", this::putRule),
            Map.entry("DescribeRule", this::describeRule),
            Map.entry("DeleteRule", this::deleteRule),
            Map.entry("ListRules", this::listRules),
            Map.entry("EnableRule", (input, caller) -> state(input, "ENABLED")),
            Map.entry("DisableRule", (input, caller) -> state(input, "DISABLED")),
            Map.entry("PutTargets", this::putTargets),
            Map.entry("RemoveTargets", this::removeTargets),
            Map.entry("ListTargetsByRule", this::listTargets),
            Map.entry("PutEvents", this::putEvents));

    public EventBridgeService(World world) {
        this.world = world;
        this.delivery = new Delivery(world);
        this.ticking = new Ticking(world.clock());
    }

    @Override
    public String signingName() {
        return "events";
    }

    @Override
    public Protocol protocol() {
        return Protocol.JSON;
    }

    @Override
    public Map<String, Operation> operations() {
        return operations;
    }

    private JsonObject putRule(JsonObject input, Caller caller) {
        checkBus(input);
        String name = input.needText("Name");
        if (!input.has("ScheduleExpression") && !input.has("EventPattern")) {
            throw invalid("Parameter(s) EventPattern or ScheduleExpression must be specified.");
        }
        Optional<ScheduleExpression> schedule = input.text("ScheduleExpression").map(EventBridgeService::schedule);
        JsonObject settings = settings(input, name);
        rules.merge(name, Rule.of(name, settings), (old, made) -> old.with(settings));
        ticking.stop(name);
        schedule.ifPresent(times -> ticking.start(name, times, time -> due(name, time)));
        return JsonObject.of("RuleArn", arn(name));
    }

    /** No {@code at}: that is the Scheduler's. */
    private static ScheduleExpression schedule(String text) {
        return Optional.of(text)
                .filter(given -> !given.startsWith("at("))
                .flatMap(given -> ScheduleExpression.parse(given, ZoneOffset.UTC))
                .orElseThrow(() -> invalid("Parameter ScheduleExpression is not valid."));
    }

    private void due(String name, Instant time) {
        Rule rule = rules.get(name);
        if (rule != null && rule.isEnabled()) {
            JsonObject event = event(
                            JsonObject.of("DetailType", "Scheduled Event", "Source", "aws.events", "Detail", "{}")
                                    .with("Resources", List.of(arn(name))))
                    .with("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
            rule.targets().values().forEach(target -> delivery.later(target, event, arn(name)));
        }
    }

    private JsonObject settings(JsonObject input, String name) {
        return JsonObject.of(
                        "Name",
                        name,
                        "Arn",
                        arn(name),
                        "State",
                        input.text("State").orElse("ENABLED"),
                        "EventBusName",
                        BUS)
                .with("EventPattern", input.text("EventPattern"))
                .with("ScheduleExpression", input.text("ScheduleExpression"))
                .with("Description", input.text("Description"))
                .with("RoleArn", input.text("RoleArn"));
    }

    private String arn(String rule) {
        return world.arn("events", "rule/" + rule);
    }

    private JsonObject describeRule(JsonObject input, Caller caller) {
        return rule(input, "Name").settings();
    }

    /** A rule that is not there counts as deleted. */
    private JsonObject deleteRule(JsonObject input, Caller caller) {
        checkBus(input);
        Rule rule = rules.get(input.needText("Name"));
        if (rule != null && !rule.targets().isEmpty()) {
            throw invalid("Rule can't be deleted since it has targets.");
        }
        rules.remove(input.needText("Name"));
        ticking.stop(input.needText("Name"));
        return JsonObject.empty();
    }

    private JsonObject listRules(JsonObject input, Caller caller) {
        checkBus(input);
        String prefix = input.text("NamePrefix").orElse("");
        return part(
                "Rules",
                rules.values().stream()
                        .filter(rule -> rule.name().startsWith(prefix))
                        .map(Rule::settings)
                        .toList(),
                input);
    }

    private JsonObject state(JsonObject input, String state) {
        Rule rule = rule(input, "Name");
        rules.put(rule.name(), rule.with(rule.settings().with("State", state)));
        return JsonObject.empty();
    }

    private JsonObject putTargets(JsonObject input, Caller caller) {
        Rule rule = rule(input, "Rule");
        List<JsonObject> targets = input.objects("Targets");
        targets.forEach(Delivery::check);
        targets.forEach(target -> rule.targets().put(target.needText("Id"), target));
        return JsonObject.of("FailedEntryCount", 0, "FailedEntries", List.of());
    }

    private JsonObject removeTargets(JsonObject input, Caller caller) {
        Rule rule = rule(input, "Rule");
        input.texts("Ids").forEach(rule.targets()::remove);
        return JsonObject.of("FailedEntryCount", 0, "FailedEntries", List.of());
    }

    private JsonObject listTargets(JsonObject input, Caller caller) {
        return part("Targets", List.copyOf(rule(input, "Rule").targets().values()), input);
    }

    private static JsonObject part(String name, List<JsonObject> all, JsonObject input) {
        ListPart<JsonObject> part = ListPart.of(
                all,
                input.text("NextToken"),
                input.number("Limit").orElse(MOST),
                () -> invalid("Parameter NextToken is not valid."));
        return JsonObject.of(name, part.items()).with("NextToken", part.next());
    }

    private JsonObject putEvents(JsonObject input, Caller caller) {
        List<JsonObject> entries = input.objects("Entries");
        List<JsonObject> answers = entries.stream().map(this::putEvent).toList();
        long failed = answers.stream().filter(answer -> answer.has("ErrorCode")).count();
        return JsonObject.of("FailedEntryCount", failed, "Entries", answers);
    }

    /** An entry that is not well made fails alone. */
    private JsonObject putEvent(JsonObject entry) {
        try {
            checkBus(entry);
            JsonObject event = event(entry);
            rules.values().stream()
                    .filter(rule -> rule.wants(event))
                    .forEach(rule ->
                            rule.targets().values().forEach(target -> delivery.later(target, event, arn(rule.name()))));
            return JsonObject.of("EventId", event.needText("id"));
        } catch (JsonTrouble trouble) {
            return JsonObject.of("ErrorCode", "MalformedDetail", "ErrorMessage", trouble.getMessage());
        }
    }

    private JsonObject event(JsonObject entry) {
        return JsonObject.of(
                "version", "0",
                "id", UUID.randomUUID().toString(),
                "detail-type", entry.needText("DetailType"),
                "source", entry.needText("Source"),
                "account", world.account(),
                "time", world.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                "region", world.region(),
                "resources", entry.texts("Resources"),
                "detail", Json.object(entry.needText("Detail")).members());
    }

    private Rule rule(JsonObject input, String member) {
        checkBus(input);
        String name = input.needText(member);
        Rule rule = rules.get(name);
        if (rule == null) {
            throw missing("Rule " + name + " does not exist on EventBus default.");
        }
        return rule;
    }

    private void checkBus(JsonObject input) {
        String bus = input.text("EventBusName").orElse(BUS);
        if (!bus.equals(BUS) && !bus.equals(world.arn("events", "event-bus/" + BUS))) {
            throw missing("Event bus " + bus + " does not exist.");
        }
    }

    private static AwsError missing(String message) {
        return new AwsError(400, "ResourceNotFoundException", message);
    }

    private static AwsError invalid(String message) {
        return new AwsError(400, "ValidationException", message);
    }
}
