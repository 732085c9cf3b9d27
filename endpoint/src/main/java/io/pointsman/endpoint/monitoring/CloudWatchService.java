package io.pointsman.endpoint.monitoring;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.monitoring.AlarmState.Value;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The metrics and alarms of Amazon CloudWatch.
 *
 * <p>An alarm is evaluated each minute after it was put or set. One without any value to go by, and without TreatMissingData, stays as
 * SetAlarmState left it, while in AWS the next evaluation would set it back. Alarm actions are kept and not taken.
 */
public final class CloudWatchService implements Service {
    private static final Duration EVALUATED_EACH = Duration.ofMinutes(1);

    private final World world;
    private final AlarmEvaluation evaluation;
    private final Map<String, Alarm> alarms = new TreeMap<>();

    /** By the alarm's name: whose minutes are counted. */
    private final Map<String, UUID> turns = new HashMap<>();

    public CloudWatchService(World world) {
        this.world = world;
        this.evaluation = new AlarmEvaluation(world);
    }

    @Override
    public String signingName() {
        return "monitoring";
    }

    @Override
    public Protocol protocol() {
        return Protocol.QUERY;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "PutMetricAlarm", this::put,
                "DescribeAlarms", (input, caller) -> new AlarmList(input).of(alarms.values()),
                "SetAlarmState", this::set,
                "DeleteAlarms", this::delete,
                "GetMetricData", new MetricDataOperation(world),
                "ListTagsForResource", this::tags);
    }

    /** An update keeps the state, and the tags: those are set when an alarm is made. */
    private JsonObject put(JsonObject input, Caller caller) {
        Given given = new Given(input);
        AlarmRules.check(given);
        String name = given.need("AlarmName");
        JsonObject configuration = configuration(input);
        AlarmSetting.of(configuration);
        Instant now = world.clock().instant();
        alarms.merge(
                name,
                new Alarm(
                        name,
                        world.arn("cloudwatch", "alarm:" + name),
                        configuration,
                        input.objects("Tags"),
                        now,
                        AlarmState.initial(now)),
                (old, made) -> old.configured(configuration, now));
        evaluateLater(name);
        return JsonObject.empty();
    }

    private static JsonObject configuration(JsonObject input) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>(input.members());
        members.remove("Tags");
        JsonObject kept = JsonObject.of(members);
        return kept.has("ActionsEnabled") ? kept : kept.with("ActionsEnabled", true);
    }

    private JsonObject set(JsonObject input, Caller caller) {
        Given given = new Given(input);
        given.text("StateReasonData").ifPresent(CloudWatchService::json);
        Alarm alarm = need(given.need("AlarmName"));
        AlarmState state = alarm.state()
                .then(
                        Value.valueOf(given.need("StateValue")),
                        given.need("StateReason"),
                        given.text("StateReasonData"),
                        world.clock().instant());
        alarms.put(alarm.name(), alarm.in(state));
        evaluateLater(alarm.name());
        return JsonObject.empty();
    }

    /** Until it is put or set again, which begins its minutes anew. */
    private void evaluateLater(String name) {
        UUID turn = UUID.randomUUID();
        turns.put(name, turn);
        evaluateLater(name, turn);
    }

    private void evaluateLater(String name, UUID turn) {
        world.clock().after(EVALUATED_EACH, () -> {
            if (turn.equals(turns.get(name))) {
                alarms.computeIfPresent(name, (it, alarm) -> evaluation.of(alarm));
                evaluateLater(name, turn);
            }
        });
    }

    private static void json(String text) {
        try {
            Json.value(text);
        } catch (JsonTrouble e) {
            throw new AwsError(400, "InvalidFormat", "StateReasonData was not valid JSON: " + e.getMessage());
        }
    }

    private Alarm need(String name) {
        return Optional.ofNullable(alarms.get(name)).orElseThrow(() -> unknown(name));
    }

    private static AwsError unknown(String name) {
        return new AwsError(404, "ResourceNotFound", "There is no alarm " + name);
    }

    /** Those that exist are deleted even when others do not. */
    private JsonObject delete(JsonObject input, Caller caller) {
        List<String> names = input.texts("AlarmNames");
        List<String> missing =
                names.stream().filter(name -> !alarms.containsKey(name)).toList();
        alarms.keySet().removeAll(names);
        turns.keySet().removeAll(names);
        if (!missing.isEmpty()) {
            throw unknown(missing.getFirst());
        }
        return JsonObject.empty();
    }

    private JsonObject tags(JsonObject input, Caller caller) {
        String arn = new Given(input).need("ResourceARN");
        return alarms.values().stream()
                .filter(alarm -> alarm.arn().equals(arn))
                .findFirst()
                .map(alarm -> JsonObject.of("Tags", alarm.tags()))
                .orElseThrow(() -> new AwsError(404, "ResourceNotFoundException", "There is no resource " + arn));
    }
}
