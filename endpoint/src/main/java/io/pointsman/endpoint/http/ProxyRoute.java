package io.pointsman.endpoint.http;

import java.time.Instant;
import java.util.Map;

/**
 * Which route of which API a request took.
 *
 * @param key such as {@code GET /orders/{id}} or {@code $default}
 * @param resource the route's path, {@code /orders/{id}}
 * @param path the request's path behind the stage, percent-decoded
 * @param now by the endpoint's clock
 */
public record ProxyRoute(
        String account,
        String apiId,
        String domain,
        String stage,
        String key,
        String resource,
        String path,
        Map<String, String> pathParameters,
        Map<String, String> stageVariables,
        Instant now) {}
