package io.pointsman.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonTrouble;
import io.pointsman.source.PipelineRun;
import io.pointsman.source.SourceCommit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseManifestTest {
    private static final CodePlace PLACE = new CodePlace(
            "Hello",
            "CodeUri",
            "releases",
            "code/1.zip",
            Optional.of("v1"),
            "ab12",
            "1 file changed: a.py",
            "child.yaml",
            "src",
            false,
            Optional.of("sha256="),
            true);

    private static ReleaseManifest manifest() {
        return new ReleaseManifest(
                "release-1",
                "run-1",
                "template.yaml",
                "cd34",
                "artifacts",
                "app/one",
                List.of(PLACE),
                Map.of("BucketName", "artifacts"),
                Map.of("Stage", "prod"),
                new MadeFor(Optional.of("111111111111"), Optional.empty()),
                SourceCommit.ofSummary("9c41e77 Total includes tax"),
                PipelineRun.of(Optional.of("web"), "11111111-2222-3333-4444-555555555555"));
    }

    @Test
    void what_was_written_is_read() {
        assertEquals(manifest(), ReleaseManifest.parse(manifest().text()));
    }

    @Test
    void a_manifest_of_an_earlier_version_is_read_and_counts_as_moving() {
        ReleaseManifest earlier = ReleaseManifest.parse("""
            {"format": 1, "releaseId": "r", "run": "x", "templatePath": "t", "templateDigest": "d",
             "source": {"bucket": "b", "key": "k"}, "parameters": {},
             "code": [{"logicalId": "F", "property": "CodeUri", "bucket": "b", "key": "k", "digest": "d", "why": "new"}]}
            """);
        assertEquals(Map.of(), earlier.assumed());
        assertTrue(earlier.code().getFirst().moves());
        assertEquals("", earlier.code().getFirst().source());
        assertEquals(SourceCommit.UNKNOWN, earlier.commit());
        assertEquals(PipelineRun.UNKNOWN, earlier.pipeline());
    }

    @Test
    void members_that_a_later_version_may_add_pass_and_another_format_does_not() {
        String text = manifest().text();
        assertEquals(manifest(), ReleaseManifest.parse(text.replaceFirst("\\{", "{\"later\": [1],")));
        assertThrows(
                JsonTrouble.class,
                () -> ReleaseManifest.parse(text.replaceFirst("\"format\" : 1|\"format\": ?1", "\"format\": 2")));
    }

    @Test
    void a_version_that_is_no_text_is_named_and_not_taken_for_one_that_is_missing() {
        String broken = manifest().text().replaceFirst("\"v1\"", "1");

        JsonTrouble trouble = assertThrows(JsonTrouble.class, () -> ReleaseManifest.parse(broken));
        assertTrue(String.valueOf(trouble.getMessage()).contains("/code/0/version"), trouble.getMessage());
    }
}
