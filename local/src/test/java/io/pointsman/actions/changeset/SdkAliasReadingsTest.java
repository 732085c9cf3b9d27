package io.pointsman.actions.changeset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.local.endpoint.ReleasePlace;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against the embedded Lambda. */
final class SdkAliasReadingsTest {
    private final ReleasePlace place = new ReleasePlace();
    private final SdkAliasReadings readings = new SdkAliasReadings(() -> place.lambda);

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void an_alias_is_on_a_version_or_between_two_or_not_there_yet() {
        place.function("Cart", "none");
        place.release("Cart", "one");
        assertEquals(
                "nothing (the alias is not there yet)",
                readings.now("Cart", "live").said());

        place.lambda.createAlias(
                create -> create.functionName("Cart").name("live").functionVersion("1"));
        assertEquals("version 1", readings.now("Cart", "live").said());

        place.release("Cart", "two");
        place.lambda.updateAlias(update -> update.functionName("Cart")
                .name("live")
                .functionVersion("1")
                .routingConfig(routing -> routing.additionalVersionWeights(Map.of("2", 0.1))));
        assertEquals(
                "version 1 with 10% of the traffic on 2",
                readings.now("Cart", "live").said());
    }
}
