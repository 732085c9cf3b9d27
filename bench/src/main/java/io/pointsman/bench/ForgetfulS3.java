package io.pointsman.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.pointsman.artifact.RangedBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * As much of S3 as the rewrite uses, without a memory for what is large: it serves the source artifacts in ranges, drains what is
 * written, and counts. Listens on the loopback only; the first line that it prints is its port.
 */
final class ForgetfulS3 {
    private static final int REMEMBERED = 4 << 20;

    private final Map<String, RangedBytes> objects = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> counts = new ConcurrentSkipListMap<>();

    private ForgetfulS3() {
        SourceArtifacts.all().forEach((key, bytes) -> objects.put("/artifacts/" + key, bytes));
    }

    public static void main(String[] ignored) throws IOException {
        ForgetfulS3 s3 = new ForgetfulS3();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", s3::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        System.out.println(server.getAddress().getPort());
    }

    private void count(String what, long much) {
        counts.computeIfAbsent(what, name -> new AtomicLong()).addAndGet(much);
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            String path = call.getRequestURI().getPath();
            if (path.equals("/counts")) {
                String said = new TreeMap<>(counts).toString();
                counts.clear();
                send(call, 200, said.getBytes(StandardCharsets.UTF_8));
                return;
            }
            count(call.getRequestMethod() + " " + kind(path), 1);
            switch (call.getRequestMethod()) {
                case "HEAD" -> head(call, path);
                case "GET" -> get(call, path);
                case "PUT" -> put(call, path);
                case "POST" -> post(call, path);
                default -> send(call, 204, new byte[0]);
            }
        }
    }

    private static String kind(String path) {
        String[] names = path.split("/", 4);
        return names.length > 2 ? names[1] + "/" + names[2] : path;
    }

    private void head(HttpExchange call, String path) throws IOException {
        RangedBytes object = objects.get(path);
        if (object == null) {
            call.sendResponseHeaders(404, -1);
            return;
        }
        call.getResponseHeaders().set("ETag", "\"1\"");
        call.getResponseHeaders().set("Content-Length", Long.toString(object.length()));
        call.sendResponseHeaders(200, -1);
    }

    private void get(HttpExchange call, String path) throws IOException {
        RangedBytes object = objects.get(path);
        if (object == null) {
            send(call, 404, "<Error><Code>NoSuchKey</Code></Error>".getBytes(StandardCharsets.UTF_8));
            return;
        }
        call.getResponseHeaders().set("ETag", "\"1\"");
        String range = call.getRequestHeaders().getFirst("Range");
        if (range == null) {
            send(call, 200, object.read(0, Math.toIntExact(object.length())));
            return;
        }
        String[] ends = range.substring("bytes=".length()).split("-", -1);
        long from = Long.parseLong(ends[0]);
        int length = Math.toIntExact(Long.parseLong(ends[1]) - from + 1);
        count("bytes out of " + kind(path), length);
        call.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + ends[1] + "/" + object.length());
        send(call, 206, object.read(from, length));
    }

    private void put(HttpExchange call, String path) throws IOException {
        boolean part = String.valueOf(call.getRequestURI().getQuery()).contains("partNumber");
        byte[] start = drain(call, path);
        if (!part) {
            objects.put(path, RangedBytes.of(start));
        }
        call.getResponseHeaders().set("ETag", "\"1\"");
        send(call, 200, new byte[0]);
    }

    /** The beginning of what is sent; chunked bodies of the SDK are kept as they come, which is enough to be there. */
    private byte[] drain(HttpExchange call, String path) throws IOException {
        try (InputStream in = call.getRequestBody()) {
            byte[] start = in.readNBytes(REMEMBERED);
            long more = in.transferTo(OutputStream.nullOutputStream());
            count("bytes into " + kind(path), start.length + more);
            return path.contains("/lines/") || path.contains("/contents/") || path.contains("/locations/")
                    ? decoded(call, start)
                    : new byte[0];
        }
    }

    /** Of the SDK's aws-chunked bodies of one chunk: what is between the first line and the trailer. */
    private static byte[] decoded(HttpExchange call, byte[] body) {
        if (!String.valueOf(call.getRequestHeaders().getFirst("Content-Encoding"))
                .contains("aws-chunked")) {
            return body;
        }
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int start = text.indexOf("\r\n") + 2;
        int length = Integer.parseInt(text.substring(0, start - 2).replaceFirst(";.*", ""), 16);
        return java.util.Arrays.copyOfRange(body, start, start + length);
    }

    private void post(HttpExchange call, String path) throws IOException {
        String query = String.valueOf(call.getRequestURI().getQuery());
        drain(call, path);
        boolean begins = query.startsWith("uploads");
        if (!begins) {
            objects.put(path, RangedBytes.of(new byte[0]));
            count("objects completed in " + kind(path), 1);
        }
        String answer = begins
                ? "<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>"
                : "<CompleteMultipartUploadResult><ETag>\"1\"</ETag></CompleteMultipartUploadResult>";
        send(call, 200, answer.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange call, int status, byte[] body) throws IOException {
        call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            call.getResponseBody().write(body);
        }
    }
}
