package io.pointsman.local.aws.wire;

import com.sun.net.httpserver.HttpExchange;
import io.pointsman.local.aws.AwsError;
import java.io.IOException;
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

    static Request read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = headers(exchange);
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (AwsChunks.areIn(headers)) {
            body = unpacked(body, headers);
        }
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                Percent.pairs(Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                        .orElse("")),
                Map.copyOf(headers),
                body);
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return headers;
    }

    private static byte[] unpacked(byte[] body, Map<String, String> headers) {
        AwsChunks chunks = AwsChunks.read(body);
        headers.putAll(chunks.trailers());
        headers.computeIfPresent("content-encoding", (name, value) -> withoutChunked(value));
        byte[] plain = chunks.body();
        String promised = headers.getOrDefault("x-amz-decoded-content-length", String.valueOf(plain.length));
        if (!promised.equals(String.valueOf(plain.length))) {
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

    static void write(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        boolean bare = exchange.getRequestMethod().equals("HEAD") || answer.body().length == 0;
        exchange.sendResponseHeaders(answer.status(), bare ? -1 : answer.body().length);
        if (!bare) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer.body());
            }
        }
    }
}
