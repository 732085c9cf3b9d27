package io.pointsman.actions.changeset;

import static io.pointsman.actions.changeset.AliasScene.sam;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.actions.retain.RetainRun;
import io.pointsman.json.JsonObject;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.PublishedVersions;
import io.pointsman.release.record.ReleaseIndex;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Without the version that the stack's version resource is, CloudFormation could neither update the alias nor bring it back, and the
 * stack would be stuck in UPDATE_ROLLBACK_FAILED.
 */
final class PinnedVersionsStayTest {
    private static final JsonObject KEEP_1 = JsonObject.of("StackName", "web", "Keep", 1L, "DryRun", false);
    private static final String CONCURRENCY = "ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 2}";

    private final AliasScene scene = new AliasScene();

    @AfterEach
    void close() {
        scene.close();
    }

    /** As shift writes it down. */
    private void arrived(String id, String version) {
        PublishedVersions vector = new PublishedVersions(
                true, Map.of(id, new PublishedVersion("web-F", version, "sha", true, "new")), Map.of(id, "web-F"));
        ReleaseIndex.Entry entry = new ReleaseIndex.Entry(
                "release-" + version, scene.place.run, "live", scene.place.clock.instant(), vector, false);
        ReleaseIndex.Event event = new ReleaseIndex.Event(entry.at(), entry.run(), "live", 1, entry.releaseId());
        scene.place.updateIndex("web", index -> index.arrived(entry, event));
    }

    private List<String> versions() {
        return scene.place.lambda.listVersionsByFunction(list -> list.functionName("web-F")).versions().stream()
                .map(version -> version.version())
                .filter(version -> !version.equals("$LATEST"))
                .toList();
    }

    @Test
    void the_version_that_the_alias_of_sam_is_pinned_to_outlives_all_releases() {
        scene.released(sam("one"));
        arrived("F", "1");
        for (String code : List.of("two", "three", "four")) {
            scene.released(sam(code));
            arrived("F", scene.shifted("F"));
        }
        Map<String, String> outputs = AliasScene.succeeded(RetainRun.of(scene.place, Map.of("F", "web-F"), KEEP_1));

        assertEquals("2", outputs.get("Deleted"));
        assertEquals(List.of("1", "4"), versions());
        scene.given = scene.given.with("AllAtOnce", List.of("F"));
        scene.released(sam("one", CONCURRENCY, "Timeout: 9"));
        assertEquals("5", scene.live("F"));
    }

    @Test
    void a_rolled_back_update_of_the_alias_finds_the_pinned_version_after_old_ones_were_deleted() {
        scene.released(sam("one"));
        arrived("F", "1");
        for (String code : List.of("two", "three")) {
            scene.released(sam(code));
            arrived("F", scene.shifted("F"));
        }
        AliasScene.succeeded(RetainRun.of(scene.place, Map.of("F", "web-F"), KEEP_1));
        scene.made(sam("three", CONCURRENCY) + "  Bad: {Type: 'AWS::SNS::Topic', DependsOn: FAliaslive, Metadata:"
                + " {PointsmanLocal: {Fails: CREATE}}}\n");
        scene.executed();

        assertEquals("UPDATE_ROLLBACK_COMPLETE", scene.place.status("web"));
        assertEquals("3", scene.live("F"));
    }

    @Test
    void the_pinned_version_of_a_nested_stack_stays_as_well() {
        scene.released(nesting("one"));
        arrived("Shop-F", "1");
        for (String code : List.of("two", "three")) {
            scene.released(nesting(code));
            arrived("Shop-F", scene.shifted("F"));
        }
        AliasScene.succeeded(RetainRun.of(scene.place, Map.of("Shop-F", "web-F"), KEEP_1));

        assertEquals(List.of("1", "3"), versions());
    }

    private String nesting(String code) {
        return "Resources:\n  Shop:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: '"
                + scene.place.stored("children/" + code + ".template", sam(code)) + "'}\n";
    }
}
