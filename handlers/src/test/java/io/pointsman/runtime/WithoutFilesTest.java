package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.artifact.RangedBytes;
import io.pointsman.engine.JobArtifact;
import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import io.pointsman.release.ReleaseJobs;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a job still goes by whose artifact it must not go by. */
final class WithoutFilesTest {
    private static final OwnersSettings OWNERS =
            new OwnersSettings("s3://releases/settings/web.yaml", JsonObject.of("Alias", "prod"));

    /** Of an owner whose file is there, or may not be read. */
    private record Owners(Optional<OwnersSettings> file) implements Artifacts {
        @Override
        public RangedBytes open(JobArtifact artifact) {
            throw Refusal.configuration("denied");
        }

        @Override
        public Optional<OwnersSettings> ownersSettings(String stack) {
            return Optional.of(file.orElseThrow(() -> Refusal.configuration("denied")));
        }

        @Override
        public void write(JobArtifact artifact, byte[] zip) {
            throw Refusal.configuration("denied");
        }
    }

    private static Optional<OwnersSettings> owners(Optional<OwnersSettings> file, boolean hasOwner) {
        return new WithoutFiles(new Owners(file), hasOwner).ownersSettings("web");
    }

    @Test
    void the_owner_of_the_stack_has_no_word_any_more() {
        assertEquals(Optional.of(OWNERS), owners(Optional.of(OWNERS), true));
    }

    @Test
    void the_owner_of_a_stack_that_only_the_artifact_has_named_has_a_word_in_the_end() {
        assertEquals(Optional.empty(), owners(Optional.of(OWNERS), false));
    }

    @Test
    void settings_of_an_owner_that_cannot_be_read_keep_traffic_halfway() {
        assertEquals(Optional.empty(), owners(Optional.empty(), true));
    }

    @Test
    void an_artifact_that_cannot_be_read_is_read() {
        Artifacts artifacts = new WithoutFiles(new Owners(Optional.of(OWNERS)), true);

        InputArtifact input = InputArtifact.of(artifacts, ReleaseJobs.first("job-1", JsonObject.empty()));

        assertTrue(input.zip().paths().isEmpty());
    }
}
