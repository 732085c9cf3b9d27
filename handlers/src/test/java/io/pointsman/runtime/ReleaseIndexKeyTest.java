package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.pointsman.release.record.ReleaseRecords;
import org.junit.jupiter.api.Test;

final class ReleaseIndexKeyTest {
    @Test
    void the_index_lies_beside_the_records_and_no_run_can_take_its_place() {
        assertEquals("releases/web/index.json", S3ReleaseRecords.key("web", ReleaseRecords.INDEX));
        assertEquals("releases/web/r-1.json", S3ReleaseRecords.key("web", "r-1"));
        assertNotEquals("releases/web/index.json", S3ReleaseRecords.key("web", "index"));
    }
}
