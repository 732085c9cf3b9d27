package io.pointsman.actions.changeset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.disk.Blob;
import io.pointsman.json.JsonObject;
import io.pointsman.promise.ReleaseGround;
import io.pointsman.promise.ReleasedApplication;
import io.pointsman.runtime.InProcessSurroundings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The page of a review shows what changed in the code, where the package before is still there. */
final class CodeLinesInReviewTest {
    private final ReleaseGround ground =
            new ReleaseGround(ReleasedApplication.of(2, "CodeDeployDefault.LambdaAllAtOnce"));

    private void released(String execution) {
        assertEquals("Succeeded", ground.toItsEnd(execution), ground.log());
    }

    private List<String> keys(String prefix) {
        return ground
                .world
                .call("s3", "ListObjectsV2", JsonObject.of("Bucket", InProcessSurroundings.BUCKET, "Prefix", prefix))
                .objects("Contents")
                .stream()
                .map(object -> object.needText("Key"))
                .toList();
    }

    private String page(String key) throws IOException {
        Object body = ground.world
                .call("s3", "GetObject", JsonObject.of("Bucket", InProcessSurroundings.BUCKET, "Key", key))
                .members()
                .get("Body");
        try (InputStream in = ((Blob) Objects.requireNonNull(body)).open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("<wbr>", "");
        }
    }

    private String newPage(List<String> before) throws IOException {
        List<String> now = new ArrayList<>(keys("reviews/"));
        now.removeAll(before);
        assertEquals(1, now.size());
        return page(now.getFirst());
    }

    @Test
    void the_lines_that_changed_stand_under_their_package() throws IOException {
        released(ground.begin("one"));
        List<String> first = keys("reviews/");
        released(ground.start("two"));

        String page = newPage(first);
        assertTrue(page.contains("<del>-     return &#39;one1&#39;</del>"), page);
        assertTrue(page.contains("<ins>+     return &#39;two1&#39;</ins>"), page);
        assertTrue(page.contains("<ins>+     return &#39;two2&#39;</ins>"), page);
        assertTrue(page.contains("<code>app.py</code>"), page);
    }

    @Test
    void a_package_that_is_gone_is_said_to_be_and_the_release_goes_on() throws IOException {
        released(ground.begin("one"));
        List<String> first = keys("reviews/");
        for (JsonObject version : ground.world
                .call(
                        "s3",
                        "ListObjectVersions",
                        JsonObject.of("Bucket", InProcessSurroundings.BUCKET, "Prefix", "code/"))
                .objects("Versions")) {
            ground.world.call(
                    "s3",
                    "DeleteObject",
                    JsonObject.of("Bucket", InProcessSurroundings.BUCKET, "Key", version.needText("Key"))
                            .with("VersionId", version.needText("VersionId")));
        }
        released(ground.start("two"));

        String page = newPage(first);
        assertTrue(page.contains("Its lines are not compared: s3://releases/code/"), page);
        assertTrue(page.contains("is not there any more"), page);
        assertFalse(page.contains("one1"), page);
    }
}
