package io.pointsman.endpoint.customers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.Call;
import io.pointsman.endpoint.Origin;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules and schedules whose target is the alias. What they deliver is read from a queue, or from the function's answers. */
final class ScheduleCustomersTest {
    private static final String RULE = """
        Rule:
          Type: AWS::Events::Rule
          Properties:
            ScheduleExpression: rate(5 minutes)
            Targets: [{Arn: !Ref Live, Id: live}]
        Permission:
          Type: AWS::Lambda::Permission
          Properties:
            {Action: lambda:InvokeFunction, FunctionName: !Ref Live, Principal: events.amazonaws.com, SourceArn: !GetAtt Rule.Arn}
        """;
    private static final String SCHEDULE = """
        Schedule:
          Type: AWS::Scheduler::Schedule
          Properties:
            ScheduleExpression: rate(1 hour)
            FlexibleTimeWindow: {Mode: 'OFF'}
            Target: {Arn: !Ref Live, RoleArn: 'arn:aws:iam::123456789012:role/schedules'}
        """;

    private final CustomerPlace place = new CustomerPlace();

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void a_rule_with_a_schedule_invokes_the_alias_each_time_that_it_is_due() {
        place.deploy(RULE);
        place.clock.advance(Duration.ofMinutes(5));
        place.until(() -> place.calls().size() == 1);
        place.clock.advance(Duration.ofMinutes(5));
        place.until(() -> place.calls().size() == 2);
        Call call = place.calls().getLast();
        assertEquals(Origin.Kind.RULE, call.source());
        assertEquals("live", call.qualifier());
        assertEquals(Optional.of("1"), call.executedVersion());
        assertTrue(call.ok());
    }

    @Test
    void a_disabled_rule_is_silent_and_so_is_one_that_is_gone() {
        place.deploy(RULE.replace("rate(5 minutes)", "rate(5 minutes)\n    State: DISABLED"));
        place.clock.advance(Duration.ofHours(1));
        place.update(SCHEDULE);
        place.clock.advance(Duration.ofMinutes(30));
        assertEquals(List.of(), place.calls());
    }

    @Test
    void a_rule_that_may_not_invoke_the_alias_does_not() {
        place.deploy(RULE.replace("FunctionName: !Ref Live", "FunctionName: !Ref F"));
        place.clock.advance(Duration.ofMinutes(5));
        place.until(() -> !place.calls().isEmpty());
        assertEquals(Optional.empty(), place.calls().getFirst().executedVersion());
    }

    @Test
    void an_event_that_is_put_reaches_the_alias() {
        place.deploy(RULE.replace("ScheduleExpression: rate(5 minutes)", "EventPattern: {source: [shop]}"));
        put();
        place.until(() -> !place.calls().isEmpty());
        assertEquals(Optional.of("1"), place.calls().getFirst().executedVersion());
    }

    @Test
    void input_path_and_transformer_shape_what_arrives() {
        assertEquals("{\"a\":1}", delivered("Input: '{\"a\":1}'"));
        assertEquals("{\"id\":\"7\",\"sum\":3.5}", delivered("InputPath: $.detail"));
        assertEquals(
                "{\"said\":\"order 7 of shop\",\"sum\":3.5,\"id\":\"7\"}",
                delivered("InputTransformer: {InputPathsMap: {id: $.detail.id, sum: $.detail.sum, from: $.source},"
                        + " InputTemplate: '{\"said\":\"order <id> of <from>\",\"sum\":<sum>,\"id\":<id>}'}"));
    }

    @Test
    void a_schedule_of_the_scheduler_invokes_the_alias_by_its_role() {
        place.deploy(SCHEDULE);
        place.clock.advance(Duration.ofHours(1));
        place.until(() -> place.calls().size() == 1);
        assertEquals(Origin.Kind.SCHEDULE, place.calls().getFirst().source());
        assertEquals(Optional.of("1"), place.calls().getFirst().executedVersion());
    }

    @Test
    void a_schedule_at_one_time_fires_once() {
        place.deploy(SCHEDULE.replace("rate(1 hour)", "at(2026-10-01T18:00:00)"));
        place.clock.advance(Duration.ofHours(12));
        place.until(() -> place.calls().size() == 1);
        place.clock.advance(Duration.ofDays(2));
        assertEquals(1, place.calls().size());
    }

    private String delivered(String shaping) {
        String rule = """
            Queue: {Type: AWS::SQS::Queue}
            Rule:
              Type: AWS::Events::Rule
              Properties:
                EventPattern: {source: [shop]}
                Targets:
                  - Arn: !GetAtt Queue.Arn
                    Id: queue
            """ + shaping.indent(8);
        try (CustomerPlace other = new CustomerPlace()) {
            other.deploy(rule);
            put(other);
            other.clock.advance(Duration.ofSeconds(1));
            return ask(other, "sqs", "AmazonSQS.ReceiveMessage", JsonObject.of("QueueUrl", other.id("Queue")))
                    .objects("Messages")
                    .getFirst()
                    .needText("Body");
        }
    }

    private void put() {
        put(place);
    }

    private static void put(CustomerPlace at) {
        JsonObject entry =
                JsonObject.of("Source", "shop", "DetailType", "order", "Detail", "{\"id\":\"7\",\"sum\":3.5}");
        ask(at, "events", "AWSEvents.PutEvents", JsonObject.of("Entries", List.of(entry)));
    }

    private static JsonObject ask(CustomerPlace at, String service, String target, JsonObject input) {
        HttpResponse<String> answer = at.send(HttpRequest.newBuilder(at.uri("/"))
                .header("X-Amz-Target", target)
                .header("Content-Type", "application/x-amz-json-1.1")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKID/20261001/us-east-1/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=0")
                .POST(BodyPublishers.ofString(Json.text(input))));
        assertEquals(200, answer.statusCode(), answer.body());
        return Json.object(answer.body());
    }
}
