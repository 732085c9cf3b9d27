package io.pointsman.endpoint.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** A request's body in a proxy event: as text where its type is one of text, else in Base64. */
record ProxyBody(String text, boolean base64) {
    static ProxyBody of(WebRequest request) {
        String type = request.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        return isText(type)
                ? new ProxyBody(new String(request.body(), StandardCharsets.UTF_8), false)
                : new ProxyBody(Base64.getEncoder().encodeToString(request.body()), true);
    }

    private static boolean isText(String type) {
        return type.startsWith("text/")
                || type.startsWith("application/json")
                || type.startsWith("application/xml")
                || type.startsWith("application/javascript");
    }
}
