package io.pointsman.bench.coldstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Lambda's Runtime API (AWS Lambda, "Using the Lambda runtime API") with one event. Whoever asks for a second one waits for ever. */
final class OneInvocation implements AutoCloseable {
    private static final long MINUTES = 10;

    private final HttpServer server;
    private final byte[] event;
    private final AtomicLong asked = new AtomicLong();
    private final CompletableFuture<String> answer = new CompletableFuture<>();

    private OneInvocation(HttpServer server, byte[] event) {
        this.server = server;
        this.event = event;
    }

    static OneInvocation of(byte[] event) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        OneInvocation invocation = new OneInvocation(server, event);
        server.setExecutor(Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("runtime-api-", 0).factory()));
        server.createContext("/", invocation::serve);
        server.start();
        return invocation;
    }

    /** As {@code AWS_LAMBDA_RUNTIME_API} has it. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** When the process asked for the event, by {@link System#nanoTime}. */
    long asked() {
        return asked.get();
    }

    /** What the function returned. */
    String answer() throws InterruptedException, ExecutionException, TimeoutException {
        return answer.get(MINUTES, TimeUnit.MINUTES);
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/invocation/next")) {
            next(exchange);
            return;
        }
        try (exchange) {
            String said = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (path.endsWith("/response")) {
                answer.complete(said);
            } else {
                answer.completeExceptionally(new IllegalStateException(path + ": " + said));
            }
            exchange.sendResponseHeaders(202, -1);
        }
    }

    /** The second one is left open. */
    private void next(HttpExchange exchange) throws IOException {
        if (!asked.compareAndSet(0, System.nanoTime())) {
            return;
        }
        try (exchange) {
            var headers = exchange.getResponseHeaders();
            headers.set("Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd");
            headers.set("Lambda-Runtime-Deadline-Ms", String.valueOf(System.currentTimeMillis() + 900_000));
            headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:bench");
            headers.set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, event.length);
            exchange.getResponseBody().write(event);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
