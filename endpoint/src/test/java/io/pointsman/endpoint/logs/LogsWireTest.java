package io.pointsman.endpoint.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.wire.EndpointServer;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In the JSON 1.1 of the wire, as the SDKs and the AWS CLI speak it. */
final class LogsWireTest {
    private static final String GROUP = "/aws/lambda/app";
    private static final String STREAM = "2026/11/28/[$LATEST]0123456789abcdef0123456789abcdef";

    /** The machine's time, because what a client means by its own now is judged by that. */
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private final EndpointClock clock = EndpointClock.stopped(start);
    private final World world = new World("123456789012", "us-east-1", clock);
    private final EndpointServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    LogsWireTest() {
        world.add(new LogsService(world));
        server = EndpointServer.start(world, 0);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void what_was_written_is_filtered_by_time_stream_and_words() throws Exception {
        write("START RequestId: 1 Version: $LATEST", "ERROR no stock for order 7", "WARN slow", "END RequestId: 1");
        assertEquals(4, messages().size());
        assertEquals(List.of("ERROR no stock for order 7"), messages("filterPattern", "ERROR"));
        assertEquals(List.of("ERROR no stock for order 7"), messages("filterPattern", "\"no stock\" order"));
        assertEquals(2, messages("filterPattern", "?ERROR ?WARN").size());
        assertEquals(List.of("WARN slow"), messages("filterPattern", "-RequestId -ERROR"));
        assertEquals(List.of(), messages("filterPattern", "error"));
        assertEquals(List.of(), messages("filterPattern", "ERR"));
        long second = start.plusSeconds(1).toEpochMilli();
        assertEquals(
                List.of("ERROR no stock for order 7", "WARN slow"),
                messages("startTime", second, "endTime", second + 1000));
        world.logStore().write(GROUP, "other", clock.instant(), "elsewhere");
        assertEquals(List.of("elsewhere"), messages("logStreamNames", List.of("other")));
        assertEquals(4, messages("logStreamNamePrefix", "2026/11/28").size());
    }

    @Test
    void a_filter_is_answered_in_pages_and_each_event_has_an_id() throws Exception {
        write("one", "two", "three");
        JsonObject first = ask("FilterLogEvents", "logGroupName", GROUP, "limit", 2);
        assertEquals(2, first.objects("events").size());
        JsonObject second = ask("FilterLogEvents", "logGroupName", GROUP, "nextToken", first.needText("nextToken"));
        assertEquals("three", second.objects("events").getFirst().needText("message"));
        assertTrue(!second.has("nextToken"), "the end");
        assertEquals(3, messages().stream().distinct().count());
        assertEquals(56, first.objects("events").getFirst().needText("eventId").length());
        assertEquals(STREAM, first.objects("events").getFirst().needText("logStreamName"));
    }

    @Test
    void all_streams_are_interleaved_by_time_as_a_tail_of_a_group_asks() throws Exception {
        write("one", "two", "three");
        world.logStore().write(GROUP, "2026/11/28/[1]other", start.plusMillis(1500), "between");
        assertEquals(
                List.of("one", "two", "between", "three"),
                messages("interleaved", true, "startTime", start.toEpochMilli()));
        JsonObject byArn = ask(
                "FilterLogEvents",
                "logGroupIdentifier",
                "arn:aws:logs:us-east-1:123456789012:log-group:" + GROUP,
                "logStreamNamePrefix",
                "2026/11/28/[1]",
                "interleaved",
                true);
        assertEquals(List.of("between"), texts(byArn));
    }

    @Test
    void until_the_clients_now_is_until_now_where_the_endpoints_clock_is_ahead() throws Exception {
        clock.advance(Duration.ofHours(1));
        write("ahead");
        assertEquals(List.of("ahead"), messages("endTime", Instant.now().toEpochMilli()));
        assertEquals(List.of(), messages("endTime", start.minusSeconds(300).toEpochMilli()));
    }

    @Test
    void until_the_clients_now_is_just_that_where_the_clocks_agree() throws Exception {
        write("now");
        assertEquals(List.of(), messages("endTime", start.minusMillis(1).toEpochMilli()));
        assertEquals(List.of("now"), messages("endTime", start.toEpochMilli()));
    }

    @Test
    void what_the_endpoint_cannot_match_is_said_to_be_a_limit_of_it() throws Exception {
        write("{}");
        String no = ask("FilterLogEvents", "logGroupName", GROUP, "filterPattern", "{ $.level = \"ERROR\" }")
                .needText("message");
        assertTrue(no.startsWith("the embedded endpoint has no filter patterns for JSON"), no);
        assertEquals(
                "Invalid character(s) in term 'a-b'",
                ask("FilterLogEvents", "logGroupName", GROUP, "filterPattern", "a-b")
                        .needText("message"));
    }

    @Test
    void a_stream_is_read_from_both_ends() throws Exception {
        write("one", "two", "three");
        JsonObject last = ask("GetLogEvents", "logGroupName", GROUP, "logStreamName", STREAM, "limit", 2);
        assertEquals(List.of("two", "three"), texts(last));
        JsonObject before = ask(
                "GetLogEvents",
                "logGroupName",
                GROUP,
                "logStreamName",
                STREAM,
                "nextToken",
                last.needText("nextBackwardToken"));
        assertEquals(List.of("one"), texts(before));
        String forward = last.needText("nextForwardToken");
        JsonObject after = ask("GetLogEvents", "logGroupName", GROUP, "logStreamName", STREAM, "nextToken", forward);
        assertEquals(List.of(), texts(after));
        assertEquals(forward, after.needText("nextForwardToken"));
        assertEquals(
                List.of("one", "two", "three"),
                texts(ask("GetLogEvents", "logGroupName", GROUP, "logStreamName", STREAM, "startFromHead", true)));
    }

    @Test
    void groups_are_made_described_kept_for_days_and_deleted() throws Exception {
        ask("CreateLogGroup", "logGroupName", "/shop/one");
        ask("CreateLogGroup", "logGroupName", "/shop/two");
        assertEquals(
                "The specified log group already exists",
                ask("CreateLogGroup", "logGroupName", "/shop/one").needText("message"));
        ask("PutRetentionPolicy", "logGroupName", "/shop/one", "retentionInDays", 7);
        JsonObject one = ask("DescribeLogGroups", "logGroupNamePrefix", "/shop/")
                .objects("logGroups")
                .getFirst();
        assertEquals(7L, one.number("retentionInDays").orElseThrow());
        assertEquals("arn:aws:logs:us-east-1:123456789012:log-group:/shop/one:*", one.needText("arn"));
        ask("DeleteLogGroup", "logGroupName", "/shop/one");
        assertEquals(1, ask("DescribeLogGroups").objects("logGroups").size());
        assertEquals(
                "ResourceNotFoundException",
                ask("DeleteLogGroup", "logGroupName", "/shop/one").needText("__type"));
    }

    @Test
    void what_is_older_than_a_group_keeps_it_is_gone() throws Exception {
        write("old");
        ask("PutRetentionPolicy", "logGroupName", GROUP, "retentionInDays", 1);
        clock.advance(Duration.ofDays(2));
        write("new");
        assertEquals(List.of("new"), messages());
    }

    @Test
    void streams_are_listed_by_name_or_by_their_last_event() throws Exception {
        write("one");
        world.logStore().write(GROUP, "z", start.minusSeconds(60), "before");
        assertEquals(List.of(STREAM, "z"), streams("orderBy", "LogStreamName"));
        assertEquals(List.of(STREAM, "z"), streams("orderBy", "LastEventTime", "descending", true));
        assertEquals(List.of("z"), streams("logStreamNamePrefix", "z"));
        assertEquals(
                "The specified log group does not exist.",
                ask("DescribeLogStreams", "logGroupName", "none").needText("message"));
    }

    private List<String> streams(Object... members) throws Exception {
        return ask("DescribeLogStreams", with(members)).objects("logStreams").stream()
                .map(stream -> stream.needText("logStreamName"))
                .toList();
    }

    /** A second apart. */
    private void write(String... lines) {
        for (String line : lines) {
            world.logStore().write(GROUP, STREAM, clock.instant(), line);
            clock.advance(Duration.ofSeconds(1));
        }
    }

    private List<String> messages(Object... members) throws Exception {
        return texts(ask("FilterLogEvents", with(members)));
    }

    private static Object[] with(Object... members) {
        Object[] all = new Object[members.length + 2];
        all[0] = "logGroupName";
        all[1] = GROUP;
        System.arraycopy(members, 0, all, 2, members.length);
        return all;
    }

    private static List<String> texts(JsonObject answer) {
        return answer.objects("events").stream()
                .map(event -> event.needText("message"))
                .toList();
    }

    private JsonObject ask(String operation, Object... members) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.uri())
                .header("X-Amz-Target", "Logs_20140328." + operation)
                .header("Content-Type", "application/x-amz-json-1.1")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=key/20261128/us-east-1/logs/aws4_request, SignedHeaders=host,"
                                + " Signature=0")
                .POST(HttpRequest.BodyPublishers.ofString(Json.text(JsonObject.of(members))))
                .build();
        String text = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return text.isEmpty() ? JsonObject.empty() : Json.object(text);
    }
}
