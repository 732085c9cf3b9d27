package io.pointsman.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.Refusal;
import io.pointsman.local.endpoint.StackPlace;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** In a bucket that keeps versions, what was packaged goes live whatever is put over it. */
final class ReleasedVersionTest {
    private BuiltScene scene = new BuiltScene("live", "src");

    @AfterEach
    void close() {
        scene.close();
    }

    private void scene(String alias, String codeUri) {
        scene.close();
        scene = new BuiltScene(alias, codeUri);
        scene.place.s3.putBucketVersioning(put -> put.bucket(StackPlace.BUCKET)
                .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
    }

    private List<String> versionResources() {
        return scene
                .place
                .cloudFormation
                .listStackResources(list -> list.stackName("web"))
                .stackResourceSummaries()
                .stream()
                .filter(resource -> resource.resourceType().equals("AWS::Lambda::Version"))
                .map(StackResourceSummary::logicalResourceId)
                .toList();
    }

    /** A second push has the rights of its pipeline in the bucket. */
    @ParameterizedTest
    @CsvSource({"live,src", "dev,src", "live,.", "dev,."})
    void what_a_second_push_puts_over_the_package_between_review_and_execution_goes_live(String alias, String codeUri) {
        scene(alias, codeUri);
        ByHandScene.succeeded(scene.release("one"));
        scene.begin("two");
        Optional<String> built = scene.built().codeSha256();
        assertTrue(scene.built().version().isPresent());
        scene.exchange(BuiltScene.zip("not built"));

        ByHandScene.succeeded(scene.fromExecute());
        assertEquals(built, Optional.of(scene.live()));
    }

    @Test
    void what_is_put_over_the_package_between_execution_and_publish_goes_live() {
        scene("live", "src");
        ByHandScene.succeeded(scene.release("one"));
        scene.begin("two");
        ByHandScene.succeeded(scene.execute());
        scene.exchange(BuiltScene.zip("not built"));

        ByHandScene.succeeded(scene.fromPublish());
        assertEquals(scene.built().codeSha256(), Optional.of(scene.live()));
    }

    @ParameterizedTest
    @CsvSource({"src", "."})
    void a_version_that_is_deleted_before_the_execution_is_found_only_by_cloudformation(String codeUri) {
        scene("live", codeUri);
        scene.begin("one");
        scene.place.s3.deleteObject(delete -> delete.bucket(scene.built().bucket())
                .key(scene.built().key())
                .versionId(scene.built().version().orElseThrow()));

        String message = ByHandScene.failed(scene.execute());
        assertTrue(message.contains(scene.built().version().orElseThrow() + " is gone"), message);
        assertTrue(message.contains("Nothing has changed"), message);
        assertEquals("REVIEW_IN_PROGRESS", scene.place.status("web"));
    }

    @Test
    void a_package_without_a_version_that_is_exchanged_before_the_execution_is_found_only_afterwards() {
        scene.begin("one");
        assertEquals(Optional.empty(), scene.built().version());
        scene.exchange(BuiltScene.zip("not built"));

        String message = ByHandScene.failed(scene.execute());
        assertTrue(message.contains(scene.built().key() + " was exchanged since rewrite"), message);
        assertEquals("REVIEW_IN_PROGRESS", scene.place.status("web"));
    }

    @Test
    void a_forged_package_under_the_promised_name_is_released() {
        scene("live", "src");
        scene.begin("one");
        String key = scene.built().key();
        scene.close();
        scene("live", "src");
        scene.place.s3.putObject(
                put -> put.bucket(StackPlace.BUCKET).key(key), RequestBody.fromBytes(BuiltScene.zip("not built")));

        String message = String.valueOf(
                assertThrows(Refusal.class, () -> scene.begin("one")).getMessage());
        assertTrue(message.contains(key + " was exchanged"), message);
    }

    /** Released by a version of Pointsman that named no versions, in a bucket that keeps them. */
    @ParameterizedTest
    @CsvSource({"dev,src", "dev,.", "live,src"})
    void equal_bytes_after_an_upgrade_are_a_new_version_resource_and_a_conflict(String alias, String codeUri) {
        scene(alias, codeUri);
        scene.hasVersions = false;
        ByHandScene.succeeded(scene.release("one"));
        assertEquals(Optional.empty(), scene.built().version());
        List<String> before = versionResources();
        scene.hasVersions = true;

        ByHandScene.succeeded(scene.release("one"));
        assertEquals(Optional.empty(), scene.built().version());
        assertEquals(before, versionResources());

        ByHandScene.succeeded(scene.release("two"));
        assertTrue(scene.built().version().isPresent());
        assertEquals(scene.built().codeSha256(), Optional.of(scene.live()));

        ByHandScene.succeeded(scene.release("one"));
        assertEquals(Optional.empty(), scene.built().version());
        ByHandScene.succeeded(scene.release("two"));
        assertTrue(scene.built().version().isPresent());
        assertEquals(scene.built().codeSha256(), Optional.of(scene.live()));
    }

    @Test
    void a_location_with_a_version_that_somebody_wrote_by_hand_is_rewritten() {
        scene("live", "src");
        String version = scene.place
                .s3
                .putObject(
                        put -> put.bucket(StackPlace.BUCKET).key("mine.zip"),
                        RequestBody.fromBytes(BuiltScene.zip("by hand")))
                .versionId();
        scene.template = text -> text.replace(
                "CodeUri: src",
                "CodeUri: {Bucket: " + StackPlace.BUCKET + ", Key: mine.zip, Version: " + version + "}");
        scene.begin("one");
        assertTrue(scene.place.template.contains("Key: mine.zip, Version: " + version + "}"), scene.place.template);
        assertEquals(List.of(), scene.place.code);

        ByHandScene.succeeded(scene.fromExecute());
        assertFalse(scene.live().isEmpty());
        assertNotEquals("", version);
    }
}
