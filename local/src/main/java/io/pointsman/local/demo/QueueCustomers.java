package io.pointsman.local.demo;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Sends orders to a queue, as the SDK does: SQS's JSON protocol. */
final class QueueCustomers {
    private final URI endpoint;
    private final String region;
    private final String queue;
    private volatile int sent;

    /** @param queue its URL in AWS */
    QueueCustomers(URI endpoint, String region, String queue) {
        this.endpoint = endpoint;
        this.region = region;
        this.queue = queue;
    }

    /** How many orders the queue has taken. */
    int sent() {
        return sent;
    }

    /** By one thread. Fails where the queue does not take it. */
    void send(HttpClient http) throws IOException, InterruptedException {
        int number = sent + 1;
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("X-Amz-Target", "AmazonSQS.SendMessage")
                .header("Content-Type", "application/x-amz-json-1.0")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=user/20260101/" + region
                                + "/sqs/aws4_request, SignedHeaders=host, Signature=0")
                .POST(HttpRequest.BodyPublishers.ofString(
                        Json.text(JsonObject.of("QueueUrl", queue, "MessageBody", "order " + number))))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the queue does not take an order: " + answer.statusCode() + " " + answer.body());
        }
        sent = number;
    }
}
