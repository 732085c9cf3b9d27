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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** The artifact, and of each function the package before and the one after. */
    @Test
    void packages_are_compared_by_one_request_each() {
        Map<String, Long> asked = asked("changeset", "two");

        assertEquals(null, asked.get("s3:HeadObject"), asked::toString);
    }

    /** Three seconds after it was asked for: it is made in two. Before that whether there is one, and after it whose parameters are secret. */
    @Test
    void a_change_set_is_looked_at_when_it_can_be_done_and_its_stack_twice() {
        Map<String, Long> asked = asked("changeset", "one");

        assertEquals(2, asked.get("cloudformation:DescribeChangeSet"), asked::toString);
        assertEquals(2, asked.get("cloudformation:DescribeStacks"), asked::toString);
        assertEquals(1, asked.get("cloudformation:ListStackResources"));
        assertEquals(1, asked.get("cloudformation:GetTemplate"));
    }

    @Test
    void where_nothing_changes_execute_asks_for_the_stack_once() {
        assertEquals(1, asked("execute", "one").get("cloudformation:DescribeStacks"));
    }

    /** The list of jobs before and after, and the record once. */
    @Test
    void what_publish_found_at_one_look_is_written_once() {
        assertEquals(3, asked("publish", "one").get("s3:PutObject"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"publish", "execute", "shift"})
    void an_artifact_is_read_by_one_request(String action) {
        assertEquals(null, asked(action, "one").get("s3:HeadObject"));
    }

    @Test
    void new_code_is_published_without_listing_versions_and_without_a_second_look_at_them() {
        Map<String, Long> asked = asked("publish", "two");

        assertEquals(2 * FUNCTIONS, asked.get("lambda:GetFunction"), asked::toString);
        assertEquals(FUNCTIONS, asked.get("lambda:PublishVersion"));
        assertEquals(null, asked.get("lambda:ListVersionsByFunction"));
    }
}
