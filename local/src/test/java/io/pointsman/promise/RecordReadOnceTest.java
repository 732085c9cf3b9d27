package io.pointsman.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.endpoint.AlteredService;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A function that has nothing to wait for reads each document of its release once. */
final class RecordReadOnceTest {
    private final ReleaseGround ground =
            new ReleaseGround(ReleasedApplication.of(1, "CodeDeployDefault.LambdaAllAtOnce"));
    private final List<String> read = new ArrayList<>();

    @AfterEach
    void close() {
        ground.close();
    }

    private void listen() {
        ground.world.add(AlteredService.of(
                Objects.requireNonNull(ground.world.services().get("s3")), "GetObject", real -> (input, caller) -> {
                    read.add(input.needText("Key").replaceAll("[0-9a-f-]{36}", "RUN"));
                    return real.answer(input, caller);
                }));
    }

    /** @param code {@code two} is new, {@code one} is there */
    @ParameterizedTest
    @CsvSource({"publish, two", "publish, one", "shift, one", "execute, one"})
    void each_document_is_read_once(String action, String code) {
        assertEquals("Succeeded", ground.toItsEnd(ground.begin("one")));
        ReleaseGround.Event event =
                ground.until(ground.start(code), it -> it.function().equals(action));
        listen();

        Optional<JsonObject> result = ground.deliver(event);

        assertEquals(Optional.of("Succeeded"), result.flatMap(it -> it.text("status")), result::toString);
        assertEquals(
                Map.of("releases/web/RUN.json", 1L, "releases/web/index.json", 1L, "releases/web/jobs.json", 1L),
                read.stream()
                        .filter(key -> key.startsWith("releases/web/"))
                        .collect(Collectors.groupingBy(key -> key, TreeMap::new, Collectors.counting())));
    }
}
