package io.pointsman.endpoint.http;

import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request as the event that a function gets for it, in both payload formats of API Gateway; function URLs use the second. */
public final class ProxyEvents {
    private static final String SOURCE_IP = "127.0.0.1";
    private static final String PROTOCOL = "HTTP/1.1";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ProxyEvents() {}

    /** Of a REST API: always the first format, without its version, and a body that is text whatever its type. */
    public static JsonObject rest(WebRequest request, ProxyRoute route) {
        JsonObject context = context1(request, route)
                .with("path", "/" + route.stage() + route.path())
                .with("resourcePath", route.resource());
        String body = new String(request.body(), StandardCharsets.UTF_8);
        return format1(request, route, capitalized(request.headers()))
                .with("path", route.path())
                .with("requestContext", context)
                .with("body", (Object) (body.isEmpty() ? null : body))
                .with("isBase64Encoded", false);
    }

    /** Of an HTTP API. The path begins with the stage, unless that is the default one. */
    public static JsonObject http1(WebRequest request, ProxyRoute route) {
        JsonObject context = context1(request, route)
                .with("path", staged(route))
                .with("resourceId", route.key())
                .with("resourcePath", route.resource());
        ProxyBody body = ProxyBody.of(request);
        boolean none = request.body().length == 0;
        return format1(request, route, request.headers())
                .with("version", "1.0")
                .with("path", staged(route))
                .with("requestContext", context)
                .with("body", (Object) (none ? null : body.text()))
                .with("isBase64Encoded", !none && body.base64());
    }

    private static JsonObject format1(WebRequest request, ProxyRoute route, Map<String, List<String>> headers) {
        return JsonObject.of("resource", route.resource())
                .with("httpMethod", request.method())
                .with("headers", single(headers))
                .with("multiValueHeaders", headers)
                .with("queryStringParameters", orNull(single(request.query())))
                .with("multiValueQueryStringParameters", orNull(request.query()))
                .with("pathParameters", orNull(route.pathParameters()))
                .with("stageVariables", orNull(route.stageVariables()));
    }

    /** The second format: several values of one name are joined by commas, and cookies stand apart. */
    public static JsonObject http2(WebRequest request, ProxyRoute route) {
        ProxyBody body = ProxyBody.of(request);
        Map<String, List<String>> headers = new LinkedHashMap<>(request.headers());
        List<String> cookies = headers.getOrDefault("cookie", List.of());
        headers.remove("cookie");
        JsonObject event = JsonObject.of("version", "2.0")
                .with("routeKey", route.key())
                .with("rawPath", staged(route))
                .with("rawQueryString", request.rawQuery());
        if (!cookies.isEmpty()) {
            event = event.with("cookies", List.of(String.join("; ", cookies).split(";\\s*", -1)));
        }
        event = event.with("headers", joined(headers));
        event = some(event, "queryStringParameters", joined(request.query()));
        event = event.with("requestContext", context2(request, route));
        event = some(event, "pathParameters", route.pathParameters());
        event = some(event, "stageVariables", route.stageVariables());
        boolean none = request.body().length == 0;
        return (none ? event : event.with("body", body.text())).with("isBase64Encoded", !none && body.base64());
    }

    private static JsonObject context1(WebRequest request, ProxyRoute route) {
        return JsonObject.of("accountId", route.account())
                .with("apiId", route.apiId())
                .with("domainName", route.domain())
                .with("domainPrefix", route.apiId())
                .with("extendedRequestId", id())
                .with("httpMethod", request.method())
                .with(
                        "identity",
                        JsonObject.of("sourceIp", SOURCE_IP)
                                .with("userAgent", request.header("user-agent").orElse("")))
                .with("protocol", PROTOCOL)
                .with("requestId", UUID.randomUUID().toString())
                .with("requestTime", TIME.format(route.now()))
                .with("requestTimeEpoch", route.now().toEpochMilli())
                .with("stage", route.stage());
    }

    private static JsonObject context2(WebRequest request, ProxyRoute route) {
        JsonObject http = JsonObject.of("method", request.method())
                .with("path", staged(route))
                .with("protocol", PROTOCOL)
                .with("sourceIp", SOURCE_IP)
                .with("userAgent", request.header("user-agent").orElse(""));
        return JsonObject.of("accountId", route.account())
                .with("apiId", route.apiId())
                .with("domainName", route.domain())
                .with("domainPrefix", route.apiId())
                .with("http", http)
                .with("requestId", id())
                .with("routeKey", route.key())
                .with("stage", route.stage())
                .with("time", TIME.format(route.now()))
                .with("timeEpoch", route.now().toEpochMilli());
    }

    private static String staged(ProxyRoute route) {
        return route.stage().equals("$default") ? route.path() : "/" + route.stage() + route.path();
    }

    private static String id() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    private static @Nullable Object orNull(Map<String, ?> map) {
        return map.isEmpty() ? null : map;
    }

    private static JsonObject some(JsonObject event, String name, Map<String, String> map) {
        return map.isEmpty() ? event : event.with(name, map);
    }

    /** Of several values, the last. */
    private static Map<String, String> single(Map<String, List<String>> values) {
        Map<String, String> single = new LinkedHashMap<>();
        values.forEach((name, all) -> single.put(name, all.getLast()));
        return single;
    }

    private static Map<String, String> joined(Map<String, List<String>> values) {
        Map<String, String> joined = new LinkedHashMap<>();
        values.forEach((name, all) -> joined.put(name, String.join(",", all)));
        return joined;
    }

    /** As most clients of HTTP/1.1 write them; how this one did is not known any more. */
    private static Map<String, List<String>> capitalized(Map<String, List<String>> headers) {
        Map<String, List<String>> capitalized = new LinkedHashMap<>();
        headers.forEach((name, values) -> capitalized.put(capitalized(name), values));
        return capitalized;
    }

    private static String capitalized(String name) {
        List<String> parts = new ArrayList<>();
        for (String part : name.split("-", -1)) {
            parts.add(part.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return String.join("-", parts);
    }
}
