package io.pointsman.bench.coldstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands before the embedded endpoint, with TLS. Hands everything on once, and keeps the answers; afterwards plays them again, so that each
 * run of either side meets the same world and the endpoint's own time is not measured.
 */
final class Tape implements AutoCloseable {
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "transfer-encoding", "expect", "upgrade", "date");

    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");

    private final HttpsServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, List<Kept>> answers = new HashMap<>();
    private final Map<String, Integer> played = new HashMap<>();
    private final URI endpoint;
    private boolean recording = true;
    private long first;
    private long last;
    private int count;

    private record Kept(int status, Map<String, List<String>> headers, byte[] body) {}

    private Tape(HttpsServer server, URI endpoint) {
        this.server = server;
        this.endpoint = endpoint;
    }

    static Tape before(URI endpoint, TlsKeys keys) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Tape tape = new Tape(server, endpoint);
        server.setHttpsConfigurator(new HttpsConfigurator(keys.context()));
        server.setExecutor(Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("tape-", 0).factory()));
        server.createContext("/", tape::answer);
        server.start();
        return tape;
    }

    URI uri() {
        return URI.create("https://localhost:" + server.getAddress().getPort());
    }

    /** From now on the answers are played; each run begins at the beginning. */
    synchronized void play() {
        recording = false;
        first = 0;
        last = 0;
        count = 0;
        played.clear();
    }

    /** Of the first request since {@link #play}, by {@link System#nanoTime}; 0 where there was none. */
    synchronized long first() {
        return first;
    }

    synchronized long last() {
        return last;
    }

    synchronized int count() {
        return count;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            begun();
            String key = key(exchange, body);
            Kept kept = recording ? record(key, exchange, body) : next(key);
            send(exchange, kept);
            ended();
        } catch (IOException | RuntimeException e) {
            System.err.println("the tape could not answer: " + e);
            throw e;
        }
    }

    private synchronized void begun() {
        first = first == 0 ? System.nanoTime() : first;
        count++;
    }

    private synchronized void ended() {
        last = System.nanoTime();
    }

    private static String key(HttpExchange exchange, byte[] body) {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        Matcher action = ACTION.matcher(new String(body, 0, Math.min(body.length, 4096), StandardCharsets.ISO_8859_1));
        String operation = target != null ? target : action.find() ? action.group(1) : "";
        return exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath() + " " + operation;
    }

    private Kept record(String key, HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            Kept kept = new Kept(response.statusCode(), response.headers().map(), response.body());
            synchronized (this) {
                answers.computeIfAbsent(key, name -> new ArrayList<>()).add(kept);
            }
            return kept;
        } catch (InterruptedException e) {
            throw new IOException("interrupted while the endpoint was asked", e);
        }
    }

    /** Whoever asks once more than in the record gets the last answer again. */
    private synchronized Kept next(String key) {
        List<Kept> known = answers.get(key);
        if (known == null) {
            throw new IllegalStateException("nobody asked for this when the tape was made: " + key);
        }
        int turn = played.merge(key, 1, Integer::sum);
        return known.get(Math.min(turn, known.size()) - 1);
    }

    private static void send(HttpExchange exchange, Kept kept) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        kept.headers().forEach((name, values) -> {
            if (!name.startsWith(":") && !OF_THE_CONNECTION.contains(name)) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        if (head && kept.headers().containsKey("content-length")) {
            exchange.getResponseHeaders().put("Content-Length", kept.headers().get("content-length"));
        }
        exchange.sendResponseHeaders(kept.status(), head || kept.body().length == 0 ? -1 : kept.body().length);
        if (!head && kept.body().length > 0) {
            exchange.getResponseBody().write(kept.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
