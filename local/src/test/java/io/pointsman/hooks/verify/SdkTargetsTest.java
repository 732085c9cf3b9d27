package io.pointsman.hooks.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.hooks.verify.Targets.Reply;
import io.pointsman.local.endpoint.ReleasePlace;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;

/** Versions that run for real. */
@DisabledIf(
        value = "io.pointsman.local.endpoint.ReleasePlace#hasNoPython",
        disabledReason = "python3 is not installed on this machine")
final class SdkTargetsTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ReleasePlace place = new ReleasePlace();
    private final Targets targets = new SdkTargets(place.lambda);

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void the_version_that_is_named_answers_and_not_the_newest() {
        place.function("web", "def handler(event, context):\n  return {'version': 'old', 'got': event['n']}");
        place.release("web", "def handler(event, context):\n  return {'version': 'one', 'got': event['n']}");
        place.release("web", "def handler(event, context):\n  return {'version': 'two', 'got': event['n']}");

        assertEquals(
                "{\"version\":\"one\",\"got\":7}",
                assertInstanceOf(Reply.Returned.class, targets.invoke("web", "1", "{\"n\":7}", LONG))
                        .payload()
                        .replace(" ", ""));
    }

    @Test
    void what_a_version_throws_comes_with_the_end_of_its_log() {
        place.function("web", "none");
        place.release("web", "def handler(event, context):\n  print('looking')\n  raise ValueError('no stock')");

        String said = assertInstanceOf(Reply.Erred.class, targets.invoke("web", "1", "{}", LONG))
                .said();

        assertTrue(said.contains("looking") && said.contains("no stock"), said);
    }
}
