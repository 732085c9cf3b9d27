package io.pointsman.actions.execute;

import static io.pointsman.actions.execute.ExecuteScene.WEB;
import static io.pointsman.actions.execute.FakeExecutions.ofStack;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.Refusal;
import io.pointsman.release.record.OrphanedVersions.OrphanedVersion;
import io.pointsman.release.record.PublishedFrom;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.PublishedVersions;
import io.pointsman.release.record.ReleaseIndex;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LeftBehindTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private final ExecuteScene scene = new ExecuteScene();

    private String rolledBack(String reason) {
        scene.meanwhile.add(() -> scene.executions.happens(
                ofStack("UPDATE_IN_PROGRESS"),
                FakeExecutions.of("Topic", "UPDATE_FAILED", reason),
                ofStack("UPDATE_ROLLBACK_COMPLETE")));
        return scene.fail(WEB).message();
    }

    private static OrphanedVersion version(String function, int number) {
        return new OrphanedVersion("FVersion1", function, Integer.toString(number));
    }

    @Test
    void of_hundreds_of_versions_the_commands_are_not_cut_off() {
        scene.orphaned = () -> IntStream.rangeClosed(1, 400)
                .mapToObj(i -> version("f".repeat(60) + i, i))
                .toList();

        String message = rolledBack("x".repeat(9_000));

        assertTrue(message.length() <= 5_000, message.length() + "");
        assertTrue(message.contains("First cause: Topic"), message);
        assertTrue(message.contains("\naws lambda delete-function --function-name " + "f".repeat(60) + "1 "), message);
        assertTrue(message.contains("\nand 390 more\n"), message);
        assertTrue(message.endsWith("retry from changeset (all actions of the stage)."), message);
        assertEquals(
                400,
                scene.records
                        .read("web", "run-1")
                        .orphanedVersions()
                        .orElseThrow()
                        .versions()
                        .size());
    }

    @Test
    void a_record_that_cannot_be_written_hides_no_command() {
        scene.orphaned = () -> {
            scene.records.refuseWrite(1, Refusal.configuration("the record is broken"));
            return List.of(version("web-F", 2));
        };

        String message = rolledBack("no");

        assertTrue(message.contains("\naws lambda delete-function --function-name web-F --qualifier 2\n"), message);
        assertTrue(message.contains("The release record does not have this: the record is broken"), message);
        assertTrue(message.endsWith("retry from changeset (all actions of the stage)."), message);
    }

    @Test
    void a_version_that_a_release_has_brought_to_customers_is_not_to_be_deleted() {
        PublishedVersion published =
                new PublishedVersion("web-F", "2", "sha", true, "new code", Optional.empty(), PublishedFrom.UNKNOWN);
        PublishedVersions vector = new PublishedVersions(true, Map.of("F", published), Map.of("F", "web-F"));
        scene.records.updateIndex(
                "web",
                index -> index.arrived(
                        new ReleaseIndex.Entry("release-0", "run-0", "live", AT, vector, false),
                        new ReleaseIndex.Event(AT, "run-0", "live", 1, "release-0")));
        scene.orphaned = () -> List.of(version("web-F", 2));

        String message = rolledBack("no");

        assertFalse(message.contains("delete-function"), message);
        assertTrue(scene.records.read("web", "run-1").orphanedVersions().isEmpty());
    }

    /** Neither another version of the same function nor the same number of another one is what customers had. */
    @Test
    void versions_beside_the_ones_of_releases_are_taken_for_theirs() {
        PublishedVersion published =
                new PublishedVersion("web-F", "1", "sha", true, "new code", Optional.empty(), PublishedFrom.UNKNOWN);
        PublishedVersions vector = new PublishedVersions(true, Map.of("F", published), Map.of("F", "web-F"));
        scene.records.updateIndex(
                "web",
                index -> index.arrived(
                        new ReleaseIndex.Entry("release-0", "run-0", "live", AT, vector, false),
                        new ReleaseIndex.Event(AT, "run-0", "live", 1, "release-0")));
        scene.orphaned = () -> List.of(version("web-F", 2), version("web-G", 1));

        String message = rolledBack("no");

        assertTrue(
                message.contains("\n"
                        + "Left behind: version 2 of web-F, version 1 of web-G. CloudFormation keeps a version of"
                        + " the template when it takes an update back; they belong to no stack now, no alias leads"
                        + " there, and while they are there, no update can make a version of the same code and"
                        + " configuration. Remove them before the next try:\n"
                        + "aws lambda delete-function --function-name web-F --qualifier 2\n"
                        + "aws lambda delete-function --function-name web-G --qualifier 1\n"),
                message);
    }

    @Test
    void one_version_is_told_as_many() {
        scene.orphaned = () -> List.of(version("web-F", 2));

        String message = rolledBack("no");

        assertTrue(
                message.contains("; it belongs to no stack now, no alias leads there, and while it is there, no update"
                        + " can make a version of the same code and configuration. Remove it before the next try:\n"),
                message);
    }

    @Test
    void that_nobody_may_ask_what_is_left_hides_why_the_update_failed() {
        scene.orphaned = () -> {
            throw Refusal.configuration("lambda:ListAliases was denied");
        };

        String message = rolledBack("no");

        assertTrue(
                message.contains("\nWhether a version was left behind is not known (lambda:ListAliases was denied)."),
                message);
    }
}
