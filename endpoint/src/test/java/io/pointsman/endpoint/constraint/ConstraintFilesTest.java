package io.pointsman.endpoint.constraint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What {@code .ci/constraints} wrote is about the operations that the endpoint has, and what is written by hand has its source. */
final class ConstraintFilesTest {
    private static final Set<String> SERVICES =
            Set.of("cloudformation", "codedeploy", "codepipeline", "events", "lambda", "monitoring", "s3", "sts");

    @Test
    void every_operation_of_a_service_stands_in_its_file() {
        try (Endpoint endpoint = Endpoint.of("111122223333", "us-east-1", EndpointClock.stopped(Instant.EPOCH))) {
            Set<String> missing = new TreeSet<>();
            for (String name : SERVICES) {
                Service service =
                        Objects.requireNonNull(endpoint.world().services().get(name), name);
                ServiceConstraints constraints = ServiceConstraints.of(name).orElseThrow();
                service.operations().keySet().stream()
                        .filter(operation -> !constraints.knows(operation))
                        .forEach(operation -> missing.add(name + " " + operation));
            }
            assertEquals(Set.of(), missing);
        }
    }

    @Test
    void every_departure_from_the_model_has_its_source() {
        JsonObject departures = departures();
        assertEquals(SERVICES, departures.members().keySet());
        for (String service : SERVICES) {
            JsonObject of = departures.objectOrEmpty(service);
            assertTrue(of.text("source").isPresent(), service);
            for (String list : List.of("corrected", "unenforced", "refusals", "messages")) {
                of.objects(list)
                        .forEach(one -> assertTrue(
                                one.text("source")
                                        .filter(text -> text.length() > 5)
                                        .isPresent(),
                                () -> service + " " + list + ": " + one.members()));
            }
        }
    }

    private static JsonObject departures() {
        try (InputStream in = ConstraintFilesTest.class.getResourceAsStream("departures.json")) {
            return Json.object(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
