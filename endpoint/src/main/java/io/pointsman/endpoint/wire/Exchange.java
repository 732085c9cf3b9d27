package io.pointsman.endpoint.wire;

import com.sun.net.httpserver.HttpExchange;
import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.disk.Blob;
import io.pointsman.endpoint.disk.Spool;
import io.pointsman.endpoint.encoding.Percent;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Between the JDK's HTTP server and {@link Request} and {@link Answer}. */
final class Exchange {
    private Exchange() {}

    /** The request without its body, which is still to be read. */
    static Request head(HttpExchange exchange) {
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                Percent.pairs(Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                        .orElse("")),
                Map.copyOf(headers(exchange)),
                Blob.empty());
    }

    /** Throws {@link AwsError} where the body is not what the head promised. */
    static Request whole(HttpExchange exchange, Request head, Spool spool) throws IOException {
        Map<String, String> headers = new HashMap<>(head.headers());
        try {
            InputStream in = exchange.getRequestBody();
            Blob body = AwsChunks.areIn(headers) ? unpacked(in, headers, spool) : spool.of(in);
            return new Request(head.method(), head.path(), head.query(), Map.copyOf(headers), body);
        } catch (RuntimeException | Error e) {
            drain(exchange);
            throw e;
        }
    }

    /** A client that still sends does not hear an answer; nor is the rest of the body the next request. */
    static void drain(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return headers;
    }

    private static Blob unpacked(InputStream in, Map<String, String> headers, Spool spool) throws IOException {
        AwsChunks chunks = new AwsChunks(new BufferedInputStream(in));
        Blob plain = spool.of(chunks);
        headers.putAll(chunks.trailers());
        headers.computeIfPresent("content-encoding", (name, value) -> withoutChunked(value));
        String promised = headers.getOrDefault("x-amz-decoded-content-length", String.valueOf(plain.size()));
        if (!promised.equals(String.valueOf(plain.size()))) {
            throw new AwsError(
                    400,
                    "IncompleteBody",
                    "You did not provide the number of bytes specified by the x-amz-decoded-content-length header");
        }
        return plain;
    }

    /** The encoding of the transfer is no property of the object. */
    private static @Nullable String withoutChunked(String encodings) {
        String rest = Arrays.stream(encodings.split(",", 0))
                .map(String::strip)
                .filter(encoding -> !encoding.equals("aws-chunked"))
                .collect(Collectors.joining(","));
        return rest.isEmpty() ? null : rest;
    }

    /** Its headers set, which fails where one cannot be sent, such as one of two lines; then it can still be another answer. */
    static Answer announced(HttpExchange exchange, Answer answer) {
        exchange.getResponseHeaders().clear();
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        return answer;
    }

    /** Sends an answer that was announced. */
    static void send(HttpExchange exchange, Answer answer) throws IOException {
        Blob body = answer.body();
        boolean bare = exchange.getRequestMethod().equals("HEAD") || body.size() == 0;
        if (bare) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        try (InputStream in = body.open()) {
            exchange.sendResponseHeaders(answer.status(), body.size());
            try (OutputStream out = exchange.getResponseBody()) {
                in.transferTo(out);
            }
        }
    }
}
