package io.pointsman.endpoint.wire;

import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.clock.EndpointClock;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * What can be asked of the endpoint over the wire, for a program that asks all of it: a line for each operation, with the name that the
 * requests of its service are signed with.
 */
final class OperationLines {
    private OperationLines() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (EndpointClock clock = EndpointClock.stopped(Instant.EPOCH);
                Endpoint endpoint = Endpoint.of("000000000000", "us-east-1", clock)) {
            endpoint.world().services().values().stream()
                    .flatMap(OperationLines::of)
                    .sorted()
                    .forEach(out::println);
        }
    }

    private static Stream<String> of(Service service) {
        Dialect dialect = new Dialects().of(service);
        return service.operations().keySet().stream()
                .filter(dialect::has)
                .map(name -> service.signingName() + " " + name);
    }
}
