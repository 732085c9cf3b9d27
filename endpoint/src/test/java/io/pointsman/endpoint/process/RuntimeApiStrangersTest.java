package io.pointsman.endpoint.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.entry.RawCall;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An invocation is for the function's own process, and its answer from there: no web page gets the one or makes the other. */
final class RuntimeApiStrangersTest {
    private static final String NEXT = "GET /2018-06-01/runtime/invocation/next";
    private static final String ANSWER = "POST /2018-06-01/runtime/invocation/id/response";
    private static final String FAILURE = "POST /2018-06-01/runtime/init/error";

    private final RuntimeApi api = RuntimeApi.start();
    private final int port = Integer.parseInt(api.address().replaceFirst(".*:", ""));
    private final CompletableFuture<InvocationResult> result = api.offer(
            new Invocation(
                    "id", "arn:aws:lambda:us-east-1:123456789012:function:app", Payload.of("{}"), Optional.empty()),
            Instant.parse("2026-10-01T12:00:00Z"));

    @AfterEach
    void close() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.test",
                "Host: 127.0.0.1|Origin: http://127.0.0.1",
                "Host: 127.0.0.1|Sec-Fetch-Site: cross-site",
                "Host: 127.0.0.1|Sec-Fetch-Site: same-site",
                "Host: 127.0.0.1|Sec-Fetch-Site: none"
            })
    void a_web_page_gets_no_invocation_and_answers_none(String headers) {
        for (String request : List.of(NEXT, ANSWER, FAILURE)) {
            String answer = RawCall.send(port, request, List.of(headers.split("\\|", -1)), "");
            assertEquals(403, RawCall.status(answer), request);
            assertTrue(answer.contains("\"errorType\":\"EndpointRefusal\""), answer);
        }
        assertFalse(result.isDone());
        assertFalse(api.ready().isDone());
    }

    @Test
    void the_process_does_both() {
        List<String> host = List.of("Host: " + api.address());
        assertEquals(200, RawCall.status(RawCall.send(port, NEXT, host, "")));
        assertEquals(202, RawCall.status(RawCall.send(port, ANSWER, host, "{}")));
        assertTrue(result.isDone());
    }
}
