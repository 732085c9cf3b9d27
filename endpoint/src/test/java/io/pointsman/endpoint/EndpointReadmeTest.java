package io.pointsman.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.endpoint.clock.EndpointClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class EndpointReadmeTest {
    @Test
    void the_services_and_operations_of_the_readme_are_those_that_are_there() throws IOException {
        try (Endpoint endpoint = Endpoint.of("000000000000", "us-east-1", EndpointClock.stopped(Instant.EPOCH))) {
            assertEquals(
                    String.join("\n", rows(endpoint.world().services().values())),
                    String.join("\n", writtenRows()),
                    "endpoint/README.md must have these rows under \"What it plays\"");
        }
    }

    private static List<String> rows(Collection<Service> services) {
        TreeMap<String, String> rows = new TreeMap<>();
        services.forEach(service -> rows.put(
                service.signingName(),
                "| `" + service.signingName() + "` | "
                        + String.join(", ", new TreeSet<>(service.operations().keySet())) + " |"));
        return List.copyOf(rows.values());
    }

    private static List<String> writtenRows() throws IOException {
        return Files.readAllLines(Path.of("README.md")).stream()
                .dropWhile(line -> !line.startsWith("## What it plays"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .toList();
    }
}
