package io.pointsman.endpoint.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.pointsman.endpoint.sts.StsService;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;

/** Asynchronous requests, to a function that tells the test of each try. */
@DisabledIf(value = "noPython", disabledReason = "python3 is not installed on this machine")
final class EventQueueTest {
    private static final int PATIENCE = 200;

    private final Account account = Account.with("app");
    private final LinkedBlockingQueue<String> tries = new LinkedBlockingQueue<>();
    private final HttpServer ear;

    EventQueueTest() throws IOException {
        ear = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ear.createContext("/", exchange -> {
            tries.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        ear.start();
    }

    static boolean noPython() {
        return !Machine.hasPython();
    }

    @BeforeEach
    void identities() {
        account.world.add(new StsService(account.world));
    }

    @AfterEach
    void close() {
        ear.stop(0);
        account.close();
    }

    @Test
    void a_function_that_fails_is_asked_twice_more_with_the_same_request() throws InterruptedException {
        code("raise ValueError('not yet')");
        String request = send();
        assertEquals("/" + request, heard());
        assertEquals("/" + request, after(Duration.ofMinutes(1)));
        assertEquals("/" + request, after(Duration.ofMinutes(2)));
        String dropped = logged("is dropped: ");
        assertTrue(dropped.contains("the function failed, 3 times"), dropped);
        account.clock.advance(Duration.ofHours(1));
        assertNull(tries.poll());
    }

    @Test
    void a_function_that_succeeds_is_asked_once() throws InterruptedException {
        code("return 'done'");
        assertEquals("/" + send(), heard());
        logged("END RequestId: ");
        account.clock.advance(Duration.ofHours(1));
        assertNull(tries.poll());
    }

    @Test
    void without_retries_a_failure_is_the_end() throws InterruptedException {
        account.call("PutFunctionEventInvokeConfig", "FunctionName", "app", "MaximumRetryAttempts", 0L);
        code("raise ValueError('never')");
        send();
        heard();
        assertTrue(logged("is dropped: ").contains("1 times"));
    }

    @Test
    void a_throttled_event_waits_until_there_is_room() throws InterruptedException {
        code("return 'done'");
        account.call("PutFunctionConcurrency", "FunctionName", "app", "ReservedConcurrentExecutions", 0L);
        String request = send();
        assertNull(tries.poll(PATIENCE, TimeUnit.MILLISECONDS));
        account.call("DeleteFunctionConcurrency", "FunctionName", "app");
        assertEquals("/" + request, after(Duration.ofSeconds(1)));
    }

    private void code(String body) {
        String python = "import urllib.request\ndef handler(event, context):\n"
                + "  urllib.request.urlopen('http://127.0.0.1:%d/' + context.aws_request_id).close()\n  %s"
                        .formatted(ear.getAddress().getPort(), body);
        account.call("UpdateFunctionCode", "FunctionName", "app", "ZipFile", Account.zip(python));
        account.settle();
    }

    private String send() {
        return account.call(
                        "Invoke",
                        JsonObject.of("FunctionName", "app", "InvocationType", "Event")
                                .with("Payload", "{}".getBytes(StandardCharsets.UTF_8)))
                .needText("RequestId");
    }

    private @Nullable String heard() throws InterruptedException {
        return tries.poll(30, TimeUnit.SECONDS);
    }

    /** The next try must come once that much time has passed; its failure may take a moment to be noticed. */
    private @Nullable String after(Duration time) throws InterruptedException {
        for (int look = 0; look < PATIENCE; look++) {
            account.clock.advance(time);
            String heard = tries.poll(50, TimeUnit.MILLISECONDS);
            if (heard != null) {
                return heard;
            }
        }
        return null;
    }

    private String logged(String part) throws InterruptedException {
        for (int look = 0; look < PATIENCE; look++) {
            List<String> lines = account.world.logs().lines("app");
            for (String line : lines) {
                if (line.contains(part)) {
                    return line;
                }
            }
            tries.poll(50, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("never logged: " + part);
    }
}
