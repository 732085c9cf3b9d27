package io.pointsman.endpoint.wire;

import io.pointsman.endpoint.disk.Blob;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One HTTP answer, whole. A {@code Content-Length} among the headers is for an answer to HEAD. */
final class Answer {
    private final int status;
    private final Map<String, String> headers;
    private final Blob body;

    Answer(int status, Map<String, String> headers, byte[] body) {
        this(status, headers, Blob.of(body));
    }

    Answer(int status, Map<String, String> headers, Blob body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static Answer of(int status, String contentType, String body) {
        return new Answer(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    Blob body() {
        return body;
    }
}
