package io.pointsman.endpoint.scheduler;

import io.pointsman.endpoint.Arn;
import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.EndpointLimit;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Origin;
import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.schedule.ScheduleExpression;
import io.pointsman.endpoint.schedule.Ticking;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Amazon EventBridge Scheduler: schedules whose targets are functions and queues, by the endpoint's clock. Templates make them; the operations
 * are not on the wire. A flexible time window begins at once, a schedule's role is not read, and a delivery that fails is not repeated.
 */
public final class SchedulerService implements Service {
    private static final String EXPRESSION = "ScheduleExpression";

    private final World world;
    private final Ticking ticking;
    private final Map<String, JsonObject> schedules = new TreeMap<>();

    public SchedulerService(World world) {
        this.world = world;
        this.ticking = new Ticking(world.clock());
    }

    @Override
    public String signingName() {
        return "scheduler";
    }

    /** Paths and JSON, as Lambda's, and none of its paths is there. */
    @Override
    public Protocol protocol() {
        return Protocol.LAMBDA_REST;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "CreateSchedule", (input, caller) -> create(input),
                "GetSchedule", (input, caller) -> need(input),
                "UpdateSchedule", (input, caller) -> update(input),
                "DeleteSchedule", (input, caller) -> delete(input));
    }

    private JsonObject create(JsonObject input) {
        if (schedules.containsKey(key(input))) {
            throw new AwsError(409, "ConflictException", "Schedule " + input.needText("Name") + " already exists.");
        }
        return put(input);
    }

    private JsonObject update(JsonObject input) {
        need(input);
        return put(input);
    }

    private JsonObject put(JsonObject input) {
        ScheduleExpression expression = ScheduleExpression.parse(
                        input.text(EXPRESSION).orElse(""), zone(input))
                .orElseThrow(() -> invalid(
                        "Invalid Schedule Expression " + input.text(EXPRESSION).orElse("") + "."));
        JsonObject target = input.objectOrEmpty("Target");
        if (!target.text("RoleArn").orElse("").matches("arn:[^:]+:iam::\\d{12}:role/.+")) {
            throw invalid("The execution role you provide must allow AWS EventBridge Scheduler to assume the role.");
        }
        String key = key(input);
        schedules.put(key, input);
        ticking.start(key, expression, time -> due(key, time));
        return JsonObject.of("ScheduleArn", arn(key));
    }

    private static ZoneId zone(JsonObject input) {
        try {
            return ZoneId.of(input.text("ScheduleExpressionTimezone").orElse("UTC"));
        } catch (DateTimeException e) {
            throw invalid("Invalid ScheduleExpressionTimezone.");
        }
    }

    private JsonObject need(JsonObject input) {
        return Optional.ofNullable(schedules.get(key(input)))
                .orElseThrow(() -> new AwsError(
                        404, "ResourceNotFoundException", "Schedule " + input.needText("Name") + " does not exist."));
    }

    private JsonObject delete(JsonObject input) {
        need(input);
        schedules.remove(key(input));
        ticking.stop(key(input));
        return JsonObject.empty();
    }

    private static String key(JsonObject input) {
        return input.text("GroupName").orElse("default") + "/" + input.needText("Name");
    }

    private String arn(String key) {
        return world.arn("scheduler", "schedule/" + key);
    }

    private void due(String key, Instant time) {
        JsonObject schedule = schedules.get(key);
        if (schedule != null
                && schedule.text("State").orElse("ENABLED").equals("ENABLED")
                && isWithin(schedule, time)) {
            try {
                deliver(schedule.objectOrEmpty("Target"), key, time);
            } catch (AwsError error) {
                System.err.println("scheduler: " + key + " was not delivered: " + error.code() + ": " + error.said());
            }
        }
    }

    private static boolean isWithin(JsonObject schedule, Instant time) {
        return schedule.text("StartDate")
                        .filter(start -> time.isBefore(Instant.parse(start)))
                        .isEmpty()
                && schedule.text("EndDate")
                        .filter(end -> time.isAfter(Instant.parse(end)))
                        .isEmpty();
    }

    private void deliver(JsonObject target, String key, Instant time) {
        String arn = target.needText("Arn");
        String payload =
                target.text("Input").map(input -> filled(input, key, time)).orElseGet(() -> event(key, time));
        if (arn.contains(":lambda:")) {
            world.call(
                    "lambda",
                    "Invoke",
                    JsonObject.of("FunctionName", arn, "InvocationType", "Event")
                            .with("Payload", payload.getBytes(StandardCharsets.UTF_8)),
                    Caller.of(new Origin(Origin.Kind.SCHEDULE, arn(key))));
        } else if (arn.startsWith("arn:aws:sqs:")) {
            world.accounts().otherIn(arn, world).ifPresent(other -> {
                throw EndpointLimit.of("targets of schedules in another account (" + arn + ")");
            });
            String queue = Arn.need(arn).resource();
            world.call("sqs", "SendMessage", JsonObject.of("QueueUrl", queue, "MessageBody", payload));
        } else {
            throw EndpointLimit.of("targets of schedules but functions and queues (" + arn + ")");
        }
    }

    private String filled(String input, String key, Instant time) {
        return input.replace("<aws.scheduler.schedule-arn>", arn(key))
                .replace("<aws.scheduler.scheduled-time>", time.toString())
                .replace("<aws.scheduler.execution-id>", UUID.randomUUID().toString())
                .replace("<aws.scheduler.attempt-number>", "1");
    }

    private String event(String key, Instant time) {
        return Json.text(JsonObject.of("version", "0", "id", UUID.randomUUID().toString())
                .with("detail-type", "Scheduled Event")
                .with("source", "aws.scheduler")
                .with("account", world.account())
                .with("time", time.toString())
                .with("region", world.region())
                .with("resources", java.util.List.of(arn(key)))
                .with("detail", "{}"));
    }

    private static AwsError invalid(String message) {
        return new AwsError(400, "ValidationException", message);
    }
}
