package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.JsonObject;
import io.pointsman.runtime.ReleasePipeline.Event;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.StageRetryMode;

/** Lambda delivers an event at least once: also when its job is answered, and when its release is over. */
@Tag("long")
class LateEventsTest {
    private final ReleasePipeline pipeline = new ReleasePipeline();

    @AfterEach
    void close() {
        pipeline.close();
    }

    private void isLate(Event event) {
        String before = pipeline.everything();
        JsonObject result = pipeline.deliver(event);
        assertEquals(before, pipeline.everything(), () -> event.function() + " did something: " + result.members());
        assertEquals("Late", result.needText("status"), event.function());
    }

    @Test
    void a_second_delivery_right_after_the_answer_changes_nothing_in_any_action() {
        pipeline.toItsEnd(pipeline.first());
        String two = pipeline.start("two");
        for (Event event = pipeline.take(two); !event.equals(ReleasePipeline.NONE); event = pipeline.take(two)) {
            pipeline.deliver(event);
            isLate(event);
        }
        assertEquals("Succeeded", pipeline.status(two), pipeline.around::log);
        assertEquals(6, pipeline.events.stream().map(Event::function).distinct().count());
    }

    @Test
    void a_second_delivery_after_the_next_step_changes_nothing_in_any_action() {
        pipeline.toItsEnd(pipeline.first());
        String two = pipeline.start("two");
        List<Event> before = new ArrayList<>();
        for (Event event = pipeline.take(two); !event.equals(ReleasePipeline.NONE); event = pipeline.take(two)) {
            pipeline.deliver(event);
            before.forEach(this::isLate);
            before.add(event);
        }
        assertEquals("Succeeded", pipeline.status(two), pipeline.around::log);
    }

    @Test
    void events_of_a_release_change_nothing_when_the_next_one_is_in_production() {
        pipeline.toItsEnd(pipeline.first());
        List<Event> first = List.copyOf(pipeline.events);
        assertEquals("Succeeded", pipeline.release("two"));
        assertEquals("Succeeded", pipeline.release("three"));
        first.forEach(this::isLate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rewrite", "changeset", "execute", "publish", "shift", "retain"})
    void a_function_that_was_killed_after_its_answer_had_arrived_changes_nothing_when_it_is_called_again(
            String action) {
        pipeline.toItsEnd(pipeline.first());
        String two = pipeline.start("two");
        Event event = pipeline.until(action, two);
        pipeline.around.calls.killedAfter = (call, before) -> call.startsWith("CodePipeline:PutJob");
        assertEquals(JsonObject.empty(), pipeline.deliver(event));
        pipeline.around.calls.killedAfter = (call, before) -> false;
        isLate(event);
        pipeline.toItsEnd(two);
        assertEquals("Succeeded", pipeline.status(two), pipeline.around::log);
        assertEquals("Succeeded", pipeline.release("three"), pipeline.around::log);
        isLate(event);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rewrite", "changeset", "execute", "publish", "shift", "retain"})
    void a_function_that_was_killed_before_its_answer_goes_on_when_it_is_called_again(String action) {
        pipeline.toItsEnd(pipeline.first());
        String two = pipeline.start("two");
        Event event = pipeline.until(action, two);
        pipeline.around.calls.killedAfter = (call, before) -> call.equals("S3:PutObject");
        assertEquals(JsonObject.empty(), pipeline.deliver(event));
        pipeline.around.calls.killedAfter = (call, before) -> false;
        pipeline.toItsEnd(two);
        assertEquals("Succeeded", pipeline.status(two), pipeline.around::log);
    }

    @Test
    void an_event_that_first_comes_when_its_release_was_abandoned_and_the_next_one_has_arrived_leaves_no_change_set() {
        pipeline.toItsEnd(pipeline.first());
        String two = pipeline.start("two");
        Event late = pipeline.until("changeset", two);
        pipeline.abandon(two);
        assertEquals("Succeeded", pipeline.release("three"), pipeline.around::log);
        isLate(late);
        assertTrue(pipeline.changeSets(ExecutionStatus.AVAILABLE).isEmpty());
    }

    @Test
    void a_retry_of_the_failed_action_is_a_new_job_and_is_worked_on() {
        pipeline.toItsEnd(pipeline.first());
        String two = pipeline.start("two");
        Event publish = pipeline.until("publish", two);
        pipeline.place.alter("lambda", "PublishVersion", real -> (input, caller) -> {
            throw new AwsError(403, "AccessDeniedException", "not today");
        });
        pipeline.deliver(publish);
        assertEquals("Failed", pipeline.status(two));
        pipeline.retry(two, StageRetryMode.FAILED_ACTIONS);
        assertEquals("InProgress", pipeline.status(two));
        int before = pipeline.events("publish").size();
        pipeline.toItsEnd(two);
        assertEquals(before, pipeline.events("publish").size(), "it was worked on, and denied once more");
        assertNotEquals("", pipeline.failure("publish"));
        isLate(publish);
    }

    @Test
    void a_retry_of_all_actions_after_a_failure_late_in_the_release_ends_it() {
        pipeline.toItsEnd(pipeline.first());
        String two = pipeline.start("two");
        Event shift = pipeline.until("shift", two);
        pipeline.deliver(shift);
        pipeline.stopDeployments();
        pipeline.toItsEnd(two);
        assertEquals("Failed", pipeline.status(two));
        pipeline.retry(two, StageRetryMode.ALL_ACTIONS);
        pipeline.toItsEnd(two);
        assertEquals("Succeeded", pipeline.status(two), pipeline.around::log);
        assertEquals("2", pipeline.live());
        isLate(shift);
    }

    @Test
    void a_stage_that_is_rolled_back_to_a_release_that_was_overtaken_is_taken_for_a_late_event() {
        try (ReleasePipeline named = new ReleasePipeline("")) {
            named.toItsEnd(named.first());
            String two = named.start("two");
            named.toItsEnd(two);
            String code = named.liveCode();
            assertEquals("Succeeded", named.release("three"), named.around::log);
            assertNotEquals(code, named.liveCode());
            int asked = named.events("rewrite").size();

            String back = named.rollBack(two);
            named.toItsEnd(back);

            assertEquals("Succeeded", named.status(back), named.around::log);
            assertEquals(code, named.liveCode());
            assertEquals(asked + 2, named.events("rewrite").size(), "CodePipeline was asked whether it waits");
        }
    }
}
