package io.pointsman.actions.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VersionReadingsTest {
    private final FakeVersions versions = new FakeVersions();
    private final VersionReadings readings = new VersionReadings(versions);

    @Test
    void the_function_itself_is_read_as_lambda_has_it() {
        FunctionState now = FakeVersions.function("web-F", "two");
        versions.deploy(now);

        assertEquals(now.deployed(), readings.latest("web-F").orElseThrow().state());
        assertTrue(
                readings.latest("web-F").filter(reading -> !reading.isImage()).isPresent());
    }

    @Test
    void a_version_that_is_gone_is_none() {
        assertEquals(Optional.empty(), readings.version("web-F", "7"));
    }
}
