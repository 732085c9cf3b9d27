package io.pointsman.gates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pointsman.engine.Refusal;
import io.pointsman.local.endpoint.ReleasePlace;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

final class S3GatesTest {
    private final ReleasePlace place = new ReleasePlace();
    private final S3Gates gates = new S3Gates(place.s3, "releases");

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void a_gate_is_open_until_its_object_is_put_and_again_once_it_is_deleted() {
        place.s3.createBucket(create -> create.bucket("releases"));
        assertEquals(Optional.empty(), gates.closed("web"));

        place.s3.putObject(put -> put.bucket("releases").key("gates/web"), RequestBody.fromString("freeze"));
        ClosedGate closed = gates.closed("web").orElseThrow();
        assertEquals("freeze", closed.reason());
        assertEquals("s3://releases/gates/web", closed.uri());
        assertEquals(Optional.empty(), closed.by());
        assertEquals(Optional.empty(), gates.closed("shop"));

        place.s3.deleteObject(delete -> delete.bucket("releases").key("gates/web"));
        assertEquals(Optional.empty(), gates.closed("web"));
    }

    @Test
    void who_closed_it_and_when_is_metadata_of_the_object() {
        place.s3.createBucket(create -> create.bucket("releases"));
        place.s3.putObject(
                put -> put.bucket("releases").key("gates/web").metadata(Map.of("by", "the warehouse")),
                RequestBody.fromString("stock-taking"));

        ClosedGate closed = gates.closed("web").orElseThrow();

        assertEquals(Optional.of("the warehouse"), closed.by());
        assertEquals(
                place.s3
                        .headObject(head -> head.bucket("releases").key("gates/web"))
                        .lastModified(),
                closed.since());
    }

    @Test
    void a_reason_of_any_length_is_read_in_part() {
        place.s3.createBucket(create -> create.bucket("releases"));
        place.s3.putObject(put -> put.bucket("releases").key("gates/web"), RequestBody.fromString("x".repeat(100_000)));

        assertEquals(4_096, gates.closed("web").orElseThrow().text().length());
    }

    @Test
    void a_bucket_that_is_not_there_is_no_open_gate() {
        assertThrows(Refusal.class, () -> gates.closed("web"));
    }
}
