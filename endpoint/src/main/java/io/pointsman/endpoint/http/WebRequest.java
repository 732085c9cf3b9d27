package io.pointsman.endpoint.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A customer's request.
 *
 * @param path behind the door's own name, percent-encoded as it was sent; begins with a slash
 * @param rawQuery as it was sent, without the question mark
 * @param query decoded, in the order of the request
 * @param headers by lower-case name
 * @param signed whether it has a signature of AWS's
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record WebRequest(
        String method,
        String path,
        String rawQuery,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        byte[] body,
        boolean signed) {
    /** The first part of the path; empty where there is none. */
    public String first() {
        int end = path.indexOf('/', 1);
        return end < 0 ? path.substring(1) : path.substring(1, end);
    }

    /** The same request behind the first part of its path. */
    public WebRequest rest() {
        int end = path.indexOf('/', 1);
        return new WebRequest(method, end < 0 ? "/" : path.substring(end), rawQuery, query, headers, body, signed);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(List::getFirst);
    }
}
