package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Step;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AnnouncementTest {
    private final FakeSurroundings around = new FakeSurroundings();

    private static Step<String> done() {
        return new Step.Done<>(Map.of("Shifted", "1"));
    }

    private static Step<String> stop() {
        return new Step.Stop<>(FailureKind.JOB_FAILED, "it went wrong");
    }

    /** The last action of a release. */
    private static ActionFunction last(Step<String> step) {
        return new ActionFunction(
                place -> new FixedAction(() -> step),
                outcome -> outcome instanceof Outcome.Succeeded
                        ? Optional.of(ReleaseEvent.SUCCEEDED)
                        : Optional.of(ReleaseEvent.ROLLED_BACK)) {};
    }

    private String call(ActionFunction function) throws IOException {
        return call(function, JsonObject.of("StackName", "web", "Run", "run-1"));
    }

    private String call(ActionFunction function, JsonObject parameters) throws IOException {
        return Called.with(Events.job(Events.data(parameters)), function, around);
    }

    private JsonObject detail(String detailType) {
        assertEquals(1, around.announced.size(), around.announced::toString);
        String announced = around.announced.getFirst();
        assertTrue(announced.startsWith(detailType + " {"), announced);
        return Json.object(announced.substring(detailType.length() + 1));
    }

    @Test
    void a_failure_of_any_action_ends_the_release_and_says_where_its_record_lies() throws IOException {
        call(Called.answering(AnnouncementTest::stop));
        JsonObject detail = detail("Pointsman Release Failed");
        assertEquals("web", detail.needText("stack"));
        assertEquals("run-1", detail.needText("run"));
        assertEquals(
                JsonObject.of("bucket", "releases", "key", "releases/web/run-1.json"), detail.objectOrEmpty("record"));
        assertEquals("it went wrong", detail.objectOrEmpty("result").needText("message"));
    }

    @Test
    void an_announcement_has_the_commit_that_the_release_artifact_names() throws IOException {
        Artifact.put(around, Artifact.usual());
        JsonObject data =
                Events.data(JsonObject.of("StackName", "web")).with("inputArtifacts", List.of(Events.artifact("In")));
        Called.with(Events.job(data), Called.answering(AnnouncementTest::stop), around);

        assertEquals(
                JsonObject.of("commit", "9c41e77", "message", "Total includes tax"),
                detail("Pointsman Release Failed").objectOrEmpty("commit"));
    }

    @Test
    void the_record_of_a_stack_in_another_account_is_not_that_of_its_namesake() throws IOException {
        JsonObject there = JsonObject.of("StackName", "web", "Run", "run-1", "Region", "eu-west-1")
                .with("AssumeRoleArn", "arn:aws:iam::222222222222:role/deploy");
        call(Called.answering(AnnouncementTest::stop), there);
        assertEquals(
                "releases/web@222222222222.eu-west-1/run-1.json",
                detail("Pointsman Release Failed").objectOrEmpty("record").needText("key"));
    }

    @Test
    void success_of_an_action_in_the_middle_ends_nothing() throws IOException {
        call(Called.answering(AnnouncementTest::done));
        assertEquals(List.of(), around.announced);
    }

    @Test
    void success_of_the_last_action_is_success_of_the_release() throws IOException {
        call(last(done()));
        assertEquals(
                "Succeeded",
                detail("Pointsman Release Succeeded").objectOrEmpty("result").needText("status"));
    }

    @Test
    void the_last_action_says_that_a_failure_took_everything_back() throws IOException {
        call(last(stop()));
        detail("Pointsman Release RolledBack");
    }

    @Test
    void a_bus_that_does_not_answer_changes_nothing_for_the_job() throws IOException {
        around.announcements = (end, detail) -> {
            throw new IllegalStateException("no bus");
        };
        String result = call(Called.answering(AnnouncementTest::stop));
        assertTrue(result.contains("it went wrong"), result);
        assertEquals(1, around.codePipeline.heard.size());
        assertTrue(around.log().contains("not announced"), around.log());
    }

    @Test
    void each_call_leaves_its_metrics_in_the_log_in_the_format_that_cloudwatch_reads() throws IOException {
        call(Called.answering(AnnouncementTest::stop));
        JsonObject line = around.log()
                .lines()
                .map(Json::object)
                .filter(it -> it.has("_aws"))
                .findFirst()
                .orElseThrow();
        assertEquals(1, line.number("Failures").orElseThrow());
        assertEquals("JobFailed", line.needText("Kind"));
        assertEquals("Failed", line.needText("Outcome"));
        for (JsonObject directive : line.objectOrEmpty("_aws").objects("CloudWatchMetrics")) {
            assertEquals("Pointsman", directive.needText("Namespace"));
            directive
                    .objects("Metrics")
                    .forEach(metric ->
                            assertTrue(line.number(metric.needText("Name")).isPresent(), metric.toString()));
            for (Object dimensions : directive.list("Dimensions")) {
                ((List<?>) dimensions).forEach(name -> assertTrue(line.has(String.valueOf(name))));
            }
        }
    }

    @Test
    void each_step_is_a_line_with_run_stack_duration_and_requests() throws IOException {
        call(Called.answering(AnnouncementTest::stop));
        JsonObject line = around.log()
                .lines()
                .map(Json::object)
                .filter(it -> it.needText("message").equals("step"))
                .findFirst()
                .orElseThrow();
        assertEquals("web", line.needText("StackName"));
        assertEquals("run-1", line.needText("Run"));
        assertEquals("Stop", line.needText("step"));
        assertTrue(line.has("ms") && line.has("requests"), Json.text(line));
    }
}
