package io.pointsman.endpoint.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.pointsman.endpoint.entry.Doorkeeper;
import io.pointsman.endpoint.entry.Room;
import io.pointsman.endpoint.entry.TurnedAway;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Lambda's Runtime API for one process, on a free port of loopback (AWS Lambda, "Using the Lambda runtime API"): the process asks for
 * the next invocation and posts what came of it, one at a time.
 */
final class RuntimeApi implements AutoCloseable, Room {
    private static final String ROOT = "/2018-06-01/runtime";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("runtime-api-", 0).factory());
    private final LinkedBlockingQueue<Offer> waiting = new LinkedBlockingQueue<>();
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private @Nullable Open open;
    private @Nullable InvocationResult over;

    private record Offer(Invocation invocation, Instant deadline) {}

    /** The invocation under way. */
    private record Open(String requestId, CompletableFuture<InvocationResult> result) {}

    private RuntimeApi(HttpServer server) {
        this.server = server;
    }

    static RuntimeApi start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            RuntimeApi api = new RuntimeApi(server);
            server.setExecutor(api.threads);
            server.createContext(ROOT, Doorkeeper.ofOneProcess().before(api));
            server.start();
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException("no port for a function's process: " + e.getMessage(), e);
        }
    }

    /** {@code host:port}, as {@code AWS_LAMBDA_RUNTIME_API} has it. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Whether the process came up: true when it first asks for work, false when it cannot. */
    CompletableFuture<Boolean> ready() {
        return ready;
    }

    /**
     * Completes when the process has answered, or has come to its end.
     *
     * @param deadline in real time: a function's clock is the machine's
     */
    synchronized CompletableFuture<InvocationResult> offer(Invocation invocation, Instant deadline) {
        if (over != null) {
            return CompletableFuture.completedFuture(over);
        }
        CompletableFuture<InvocationResult> result = new CompletableFuture<>();
        open = new Open(invocation.requestId(), result);
        waiting.add(new Offer(invocation, deadline));
        return result;
    }

    /** The process takes no more work: what is under way, and whatever comes later, gets this answer. The first end counts. */
    synchronized void end(InvocationResult result) {
        over = over == null ? result : over;
        ready.complete(false);
        settle(over);
    }

    private synchronized void settle(InvocationResult result) {
        if (open != null) {
            open.result().complete(result);
        }
    }

    /** Invocations hold the credentials of a job. */
    @Override
    public boolean isForBrowsers(HttpExchange exchange) {
        return false;
    }

    @Override
    public void refuse(HttpExchange exchange, TurnedAway refusal) throws IOException {
        try (exchange) {
            answer(
                    exchange,
                    TurnedAway.STATUS,
                    Json.text(JsonObject.of("errorType", TurnedAway.CODE, "errorMessage", refusal.said())));
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(ROOT.length());
            String request = exchange.getRequestMethod() + " " + path;
            if (request.equals("GET /invocation/next")) {
                next(exchange);
            } else if (request.equals("POST /init/error")) {
                end(InvocationResult.failed(exchange.getRequestBody().readAllBytes()));
                accept(exchange);
            } else if (request.matches("POST /invocation/[^/]+/(response|error)")) {
                take(exchange, path.split("/", -1));
            } else {
                answer(exchange, 404, "");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the process is being ended
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        ready.complete(true);
        Offer offer = waiting.take();
        Invocation invocation = offer.invocation();
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
        headers.set(
                "Lambda-Runtime-Deadline-Ms", String.valueOf(offer.deadline().toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", invocation.arn());
        invocation.clientContext().ifPresent(context -> headers.set("Lambda-Runtime-Client-Context", context));
        byte[] payload = invocation.payload().bytes();
        exchange.sendResponseHeaders(200, payload.length == 0 ? -1 : payload.length);
        exchange.getResponseBody().write(payload);
    }

    private void take(HttpExchange exchange, String[] path) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean error = path[3].equals("error");
        if (isOpen(path[2])) {
            settle(error ? InvocationResult.failed(body) : InvocationResult.answered(body));
            accept(exchange);
        } else {
            answer(exchange, 400, "{\"errorType\":\"InvalidRequestID\",\"errorMessage\":\"Invalid request ID\"}");
        }
    }

    private synchronized boolean isOpen(String requestId) {
        return open != null && open.requestId().equals(requestId);
    }

    private static void accept(HttpExchange exchange) throws IOException {
        answer(exchange, 202, Json.text(JsonObject.of("status", "OK")));
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
