package io.pointsman.endpoint.http;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a function answered, as a response; empty where it is none that API Gateway understands. */
public final class ProxyAnswer {
    private ProxyAnswer() {}

    /** Of the first format: an object with a status. */
    public static Optional<WebResponse> format1(byte[] payload) {
        return read(payload)
                .flatMap(value -> value instanceof JsonObject object && object.has("statusCode")
                        ? response(object, Map.of())
                        : Optional.empty());
    }

    /** Of the second: anything else is the body of a good answer. */
    public static Optional<WebResponse> format2(byte[] payload) {
        Optional<Object> read = read(payload);
        return read.flatMap(value -> value instanceof JsonObject object && object.has("statusCode")
                ? response(object, cookies(object))
                : Optional.of(WebResponse.json(200, value instanceof String text ? text : Json.text(value))));
    }

    private static Optional<Object> read(byte[] payload) {
        try {
            Object value = Json.value(new String(payload, StandardCharsets.UTF_8));
            return Optional.ofNullable(value instanceof Map<?, ?> map ? JsonObject.of(map) : value);
        } catch (JsonTrouble e) {
            return Optional.empty();
        }
    }

    private static Map<String, List<String>> cookies(JsonObject answer) {
        return answer.has("cookies") ? Map.of("set-cookie", answer.texts("cookies")) : Map.of();
    }

    private static Optional<WebResponse> response(JsonObject answer, Map<String, List<String>> more) {
        try {
            int status = Integer.parseInt(String.valueOf(answer.members().get("statusCode")));
            byte[] body = body(answer);
            Map<String, List<String>> headers = headers(answer);
            headers.putAll(more);
            boolean typed = headers.keySet().stream().anyMatch("content-type"::equalsIgnoreCase);
            if (!typed) {
                headers.put("Content-Type", List.of("application/json"));
            }
            return status < 100 || status > 999
                    ? Optional.empty()
                    : Optional.of(new WebResponse(status, headers, body));
        } catch (IllegalArgumentException | JsonTrouble e) { // no number, no Base64, no map of headers
            return Optional.empty();
        }
    }

    private static byte[] body(JsonObject answer) {
        @Nullable Object body = answer.members().get("body");
        if (body == null) {
            return new byte[0];
        }
        if (!(body instanceof String text)) {
            throw new IllegalArgumentException("the body is no text");
        }
        return answer.flag("isBase64Encoded").orElse(false)
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, List<String>> headers(JsonObject answer) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        answer.objectOrEmpty("headers").members().forEach((name, value) -> {
            if (value != null) {
                headers.put(name, List.of(String.valueOf(value)));
            }
        });
        JsonObject many = answer.objectOrEmpty("multiValueHeaders");
        many.members().keySet().forEach(name -> {
            List<String> all = new ArrayList<>(many.texts(name));
            headers.merge(
                    name, all, (single, several) -> several.containsAll(single) ? several : joined(several, single));
        });
        return headers;
    }

    private static List<String> joined(List<String> one, List<String> other) {
        List<String> joined = new ArrayList<>(one);
        joined.addAll(other);
        return joined;
    }
}
