package io.pointsman.release.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.pointsman.json.JsonTrouble;
import io.pointsman.release.ReleaseManifest;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Any bytes as a release record, an index, a list of jobs or a manifest: one that is whole, or a fault that is said. {@code mvn verify} plays
 * what is in the folder of inputs; with {@code JAZZER_FUZZ=1} new inputs are looked for.
 */
class RecordFuzzTest {
    @FuzzTest(maxDuration = "30s")
    void any_text_is_a_document_or_a_fault(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        for (String document : new String[] {"r-1", ReleaseRecords.INDEX, ReleaseRecords.JOBS}) {
            if (ReleaseDocument.read("web", document, text) instanceof ReleaseDocument.Reading.Whole whole) {
                String again = ReleaseDocument.text("web", document, whole.document(), whole.revision());
                assertEquals(whole, ReleaseDocument.read("web", document, again));
            }
        }
        try {
            ReleaseManifest.parse(text);
        } catch (JsonTrouble refused) {
            assertEquals(false, Objects.requireNonNull(refused.getMessage()).isBlank());
        }
    }
}
