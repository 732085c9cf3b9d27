package io.pointsman.endpoint.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a customer hears. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record WebResponse(int status, Map<String, List<String>> headers, byte[] body) {
    private static final String EXECUTED_VERSION = "X-Amz-Executed-Version";

    /** A sentence of the service itself: {@code {"message":"Not Found"}}. */
    public static WebResponse message(int status, String text) {
        return json(status, "{\"message\":\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}");
    }

    public static WebResponse json(int status, String body) {
        return new WebResponse(
                status, Map.of("Content-Type", List.of("application/json")), body.getBytes(StandardCharsets.UTF_8));
    }

    public static WebResponse text(int status, String body) {
        return new WebResponse(
                status, Map.of("Content-Type", List.of("text/plain")), body.getBytes(StandardCharsets.UTF_8));
    }

    public WebResponse with(String header, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(headers);
        more.put(header, List.of(value));
        return new WebResponse(status, more, body);
    }

    /** AWS tells it the caller of {@code Invoke} alone; here customers see it too. */
    public WebResponse executed(String version) {
        return with(EXECUTED_VERSION, version);
    }
}
