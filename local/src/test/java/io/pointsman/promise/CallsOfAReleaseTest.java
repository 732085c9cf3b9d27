package io.pointsman.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often an action asks AWS for the same: what docs/performance.md counts. */
final class CallsOfAReleaseTest {
    private static final int FUNCTIONS = 3;

    private final ReleaseGround ground =
            new ReleaseGround(ReleasedApplication.of(FUNCTIONS, "CodeDeployDefault.LambdaAllAtOnce"));

    @AfterEach
    void close() {
        ground.close();
    }

    /** @param code {@code two} is new, {@code one} is there */
    private Map<String, Long> asked(String action, String code) {
        assertEquals("Succeeded", ground.toItsEnd(ground.begin("one")));
        ReleaseGround.Event event =
                ground.until(ground.start(code), it -> it.function().equals(action));
        List<String> asked = new CopyOnWriteArrayList<>();
        ground.world.faults().listen(asked::add);
        Optional<JsonObject> result = ground.deliver(event);
        assertEquals(Optional.of("Succeeded"), result.flatMap(it -> it.text("status")), result::toString);
        return asked.stream().collect(Collectors.groupingBy(it -> it, TreeMap::new, Collectors.counting()));
    }

    @Test
    void a_change_set_is_guarded_and_shown_by_one_look_at_each_alias() {
        assertEquals(FUNCTIONS, asked("changeset", "two").get("lambda:GetAlias"));
    }

    @Test
    void new_code_is_published_without_listing_versions_and_without_a_second_look_at_them() {
        Map<String, Long> asked = asked("publish", "two");

        assertEquals(2 * FUNCTIONS, asked.get("lambda:GetFunction"), asked::toString);
        assertEquals(FUNCTIONS, asked.get("lambda:PublishVersion"));
        assertEquals(null, asked.get("lambda:ListVersionsByFunction"));
    }
}
