package io.pointsman.actions.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.release.CodePlace;
import io.pointsman.release.ReleasedBytes;
import io.pointsman.review.Changes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What CloudFormation is about to read is what was packaged. */
final class ReleasedCodeTest {
    private final ExecuteScene scene = new ExecuteScene();

    private static CodePlace place(String key, Optional<String> version, Optional<String> sha256) {
        return new CodePlace(
                "Fn", "CodeUri", "b", key, version, "d", "new", "sam.template", "src", true, sha256, false);
    }

    /** The manifest has it, and it was reviewed so. */
    private void released(CodePlace... code) {
        scene.artifacts.code = List.of(code);
        Changes changes = Objects.requireNonNull(scene.changeSets.all.get(FakeExecutions.CHANGE_SET))
                .all();
        scene.records.update(
                "web",
                "run-1",
                record -> record.with(
                        "changeset",
                        record.objectOrEmpty("changeset")
                                .with("digest", changes.digest(ReleasedBytes.of(List.of(code))))));
    }

    private String refused() {
        String message = scene.fail(ExecuteScene.WEB).message();
        assertTrue(message.contains("Nothing has changed"), message);
        assertEquals(List.of(), scene.executions.started);
        return message;
    }

    /** That is all: the scene's stack does not get on. */
    private void executed() {
        scene.wait(ExecuteScene.WEB);
        assertEquals(1, scene.executions.started.size());
    }

    @Test
    void an_object_that_was_exchanged_between_review_and_execution_is_executed() {
        released(place("k", Optional.empty(), Optional.of("built")));
        scene.objects.objects.put("b/k", "forged");

        String message = refused();
        assertTrue(
                message.contains("s3://b/k was exchanged since rewrite\nWhat to do: find out who wrote it"), message);
        scene.objects.objects.put("b/k", "built");
        executed();
    }

    @Test
    void an_object_or_a_version_that_is_gone_is_found_only_when_the_stack_falls_back() {
        released(place("k", Optional.empty(), Optional.of("built")));
        assertTrue(refused().contains("s3://b/k is gone"));

        released(place("k", Optional.of("v1"), Optional.of("built")));
        scene.objects.objects.put("b/k", "built");
        assertTrue(refused().contains("s3://b/k?versionId=v1 is gone"));
    }

    @Test
    void a_version_is_read_although_its_bytes_cannot_change() {
        released(place("k", Optional.of("v1"), Optional.of("built")));
        scene.objects.objects.put("b/k?v1", "built");
        scene.objects.objects.put("b/k", "forged");

        executed();
        assertEquals(List.of(), scene.objects.read);
    }

    /** Of a manifest of an earlier version. */
    @Test
    void what_nobody_knows_the_bytes_of_stops_the_release() {
        released(place("k", Optional.empty(), Optional.empty()));

        executed();
    }
}
