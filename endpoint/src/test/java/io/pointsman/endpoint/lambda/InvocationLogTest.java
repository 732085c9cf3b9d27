package io.pointsman.endpoint.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pointsman.endpoint.LogStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** What an invocation leaves in CloudWatch Logs. */
final class InvocationLogTest {
    private static final String STREAM = "2026/11/28/\\[\\$LATEST\\][0-9a-f]{32}";

    private final Wire wire = new Wire();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void an_invocation_has_start_end_and_report_in_a_stream_of_its_environment() {
        InvokeResponse answer = invoke("Text", null);
        List<LogStore.Event> events = events("/aws/lambda/app");
        String stream = events.getFirst().stream();
        assertTrue(stream.matches(STREAM), stream);
        assertEquals("\"" + stream + "\"", answer.payload().asUtf8String());
        assertEquals(3, events.size());
        assertTrue(events.get(0).message().matches("START RequestId: [-0-9a-f]{36} Version: \\$LATEST"));
        assertTrue(events.get(1).message().matches("END RequestId: [-0-9a-f]{36}"));
        String report = events.get(2).message();
        assertTrue(
                report.matches("REPORT RequestId: [-0-9a-f]{36}\tDuration: [0-9.]+ ms\tBilled Duration: [0-9]+ ms"
                        + "\tMemory Size: 128 MB\tInit Duration: [0-9.]+ ms\t"),
                report);
        assertTrue(
                new String(Base64.getDecoder().decode(answer.logResult()), StandardCharsets.UTF_8).contains(report),
                "the tail");
        wire.lambda.invoke(ask -> ask.functionName("app"));
        assertTrue(!events("/aws/lambda/app").getLast().message().contains("Init Duration"), "warm");
    }

    @Test
    void what_a_function_writes_stands_between() {
        EnvironmentLog log =
                new EnvironmentLog(wire.world, "app", new LogPlace("shared", "stream"), new PlatformLines(false, 128));
        log.begin("r-1", "7");
        log.add("hello");
        log.end("r-1", Duration.ofNanos(1_234_000), Optional.empty(), false);
        assertEquals(
                List.of(
                        "START RequestId: r-1 Version: 7",
                        "hello",
                        "END RequestId: r-1",
                        "REPORT RequestId: r-1\tDuration: 1.23 ms\tBilled Duration: 2 ms\tMemory Size: 128 MB\t"),
                events("shared").stream().map(LogStore.Event::message).toList());
    }

    @Test
    void a_shared_group_and_the_format_json_are_the_functions_own() {
        invoke("JSON", "shared");
        List<LogStore.Event> events = events("shared");
        assertTrue(events.getFirst().stream().startsWith("2026/11/28/app[$LATEST]"), events.getFirst().stream());
        assertTrue(
                events.getFirst().message().contains("\"type\":\"platform.start\""),
                events.getFirst().message());
        assertTrue(
                events.getLast().message().contains("\"billedDurationMs\""),
                events.getLast().message());
    }

    private InvokeResponse invoke(String format, @Nullable String group) {
        assumeTrue(Machine.hasPython(), "python3 is not installed");
        byte[] zip = Machine.zip(Map.of("app.py", """
            import os

            def handler(event, context):
                return os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
            """));
        wire.lambda.createFunction(Wire.creation("app")
                .code(code -> code.zipFile(SdkBytes.fromByteArray(zip)))
                .loggingConfig(logging -> logging.logFormat(format).logGroup(group))
                .build());
        wire.settle();
        return wire.lambda.invoke(ask -> ask.functionName("app").logType("Tail"));
    }

    private List<LogStore.Event> events(String group) {
        return wire.world.logStore().events(group, wire.clock.instant());
    }
}
