package io.pointsman.endpoint.wire;

import io.pointsman.endpoint.disk.Blob;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One HTTP request. */
final class Request {
    private final String method;
    private final String path;
    private final Map<String, List<String>> query;
    private final Map<String, String> headers;
    private final Blob body;

    /**
     * @param path as sent, percent-encoded
     * @param query decoded; a name without a value has the empty value
     * @param headers by lower-case name; trailers of the body count as headers
     */
    Request(String method, String path, Map<String, List<String>> query, Map<String, String> headers, Blob body) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body;
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    Map<String, List<String>> query() {
        return query;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** Large where it is an object of S3, and then not to be taken into memory. */
    Blob body() {
        return body;
    }

    byte[] bytes() {
        return body.bytes();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).map(List::getFirst);
    }

    boolean has(String parameter) {
        return query.containsKey(parameter);
    }

    String text() {
        return new String(body.bytes(), StandardCharsets.UTF_8);
    }
}
