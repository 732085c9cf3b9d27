package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.artifact.RangedBytes;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.JobArtifact;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

final class S3ArtifactsTest {
    private static final JobArtifact IN = new JobArtifact("In", "artifacts", "pipeline/In", Optional.empty());

    /** More than comes with its opening. */
    private static final String LARGE = "0123456789".repeat(20_000) + "end";

    private final FakeS3 s3 = new FakeS3();
    private final S3Artifacts artifacts = artifacts(Optional.empty());

    private S3Artifacts artifacts(Optional<String> encryptionKey) {
        ArtifactStore store = new ArtifactStore(Optional.of("111111111111"), encryptionKey);
        return new S3Artifacts(() -> s3, store, new S3OwnersSettings(() -> s3, () -> "releases"));
    }

    @Test
    void a_store_without_a_key_of_its_own_is_closed_to_every_other_account() {
        assertTrue(artifacts.store().isClosedTo("222222222222"));
        assertFalse(artifacts.store().isClosedTo("111111111111"));
        assertFalse(artifacts(Optional.of("key")).store().isClosedTo("222222222222"));
        assertFalse(ArtifactStore.UNKNOWN.isClosedTo("222222222222"));
    }

    private static ArtifactStore told(String id, String more) throws IOException {
        String event = "{\"CodePipeline.job\": {\"id\": \"" + id + "\", \"accountId\": \"111111111111\", \"data\":"
                + " {\"artifactCredentials\": {\"accessKeyId\":"
                + " \"a\", \"secretAccessKey\": \"b\","
                + " \"sessionToken\": \"c\"}"
                + more + "}}}";
        return JobEvent.of(JobEnvelope.read(new ByteArrayInputStream(bytes(event))))
                .store();
    }

    @Test
    void the_event_of_a_job_tells_whose_store_it_is_and_its_key() throws IOException {
        Optional<String> account = Optional.of("111111111111");

        assertEquals(new ArtifactStore(account, Optional.empty()), told("11111111-abcd-1111-abcd-111111abcdef", ""));
        assertEquals(
                new ArtifactStore(account, Optional.of("k")),
                told(
                        "11111111-abcd-1111-abcd-111111abcdef",
                        ", \"encryptionKey\": {\"id\": \"k\", \"type\": \"KMS\"}"));
        assertEquals(ArtifactStore.UNKNOWN, told(JobEnvelope.MANUAL, ""));
    }

    @Test
    void the_owners_settings_lie_under_the_name_of_the_stack_in_the_release_bucket() {
        s3.objects.put("releases/settings/web.yaml", bytes("Gate: Release"));

        OwnersSettings found = artifacts.ownersSettings("web").orElseThrow();

        assertEquals("s3://releases/settings/web.yaml", found.uri());
        assertEquals("Release", found.settings().text("Gate").orElseThrow());
        assertEquals(Optional.empty(), artifacts.ownersSettings("shop"));
    }

    @Test
    void owners_settings_that_may_not_be_read_are_not_taken_for_none() {
        s3.troubles.add(
                S3Exception.builder().statusCode(403).message("Access Denied").build());

        Refusal refusal = assertThrows(Refusal.class, () -> artifacts.ownersSettings("web"));

        assertTrue(String.valueOf(refusal.getMessage()).contains("s3://releases/settings/web.yaml"), refusal::toString);
    }

    @Test
    void owners_settings_that_are_no_settings_are_named_with_their_place() {
        s3.objects.put("releases/settings/web.yaml", bytes("Gate: [\n"));

        Refusal refusal = assertThrows(Refusal.class, () -> artifacts.ownersSettings("web"));

        assertTrue(
                String.valueOf(refusal.getMessage()).startsWith("s3://releases/settings/web.yaml, line "),
                refusal::toString);
    }

    @Test
    void a_small_artifact_is_one_request_whoever_reads_what_of_it() {
        put("0123456789");

        assertArrayEquals(bytes("345"), artifacts.open(IN).read(3, 3));
        assertArrayEquals(bytes("0123456789"), artifacts.open(IN).read(0, 10));
        assertEquals(10, artifacts.open(IN).length());
        assertEquals(
                List.of("bytes=-131072"),
                s3.gets.stream().map(GetObjectRequest::range).toList());
        assertEquals(0, s3.heads);
    }

    @Test
    void an_artifact_of_no_bytes_is_one_of_no_bytes() {
        put("");

        assertEquals(0, artifacts.open(IN).length());
        assertEquals(0, artifacts.open(IN).read(0, 0).length);
    }

    @Test
    void of_a_large_one_a_piece_is_one_ranged_request_that_is_pinned_to_what_was_opened() {
        put(LARGE);

        assertArrayEquals(bytes("345"), artifacts.open(IN).read(3, 3));
        assertArrayEquals(bytes("end"), artifacts.open(IN).read(LARGE.length() - 3, 3));

        assertEquals(2, s3.gets.size());
        GetObjectRequest get = s3.gets.getLast();
        assertEquals("bytes=3-5", get.range());
        assertTrue(get.ifMatch().startsWith("\""), get.ifMatch());
    }

    /** Its first byte is before what came with the opening. */
    @Test
    void a_piece_over_the_border_of_what_has_come_is_whole() {
        put(LARGE);
        int border = LARGE.length() - 128 * 1024;

        assertArrayEquals(
                bytes(LARGE.substring(border - 1, border + 2)),
                artifacts.open(IN).read(border - 1, 3));
        assertArrayEquals(
                bytes(LARGE.substring(border, border + 3)), artifacts.open(IN).read(border, 3));
        assertEquals(2, s3.gets.size());
    }

    @Test
    void the_same_piece_is_fetched_once_for_all_who_open_the_artifact() {
        put(LARGE);

        artifacts.open(IN).read(3, 3)[0] = 'x';

        assertArrayEquals(bytes("345"), artifacts.open(IN).read(3, 3));
        assertEquals(2, s3.gets.size());
    }

    @Test
    void an_answer_that_does_not_say_which_bytes_it_has_is_not_taken() {
        put("0123456789");
        s3.namesNoRange = true;

        assertThrows(IllegalStateException.class, () -> artifacts.open(IN));
    }

    @Test
    void the_digest_of_an_artifact_is_s3s_own_where_it_has_one() {
        put("0123456789");
        s3.checksum = Optional.of("of S3");

        assertEquals("of S3", artifacts.sha256(IN));
        assertEquals(1, s3.gets.size());
    }

    @Test
    void the_digest_of_an_artifact_is_read_in_one_request_where_s3_has_none_or_one_of_its_parts() {
        put("0123456789");

        for (Optional<String> checksum : List.of(Optional.<String>empty(), Optional.of("b2YgcGFydHM=-2"))) {
            s3.checksum = checksum;
            artifacts.open(IN);
            s3.gets.clear();
            assertEquals("hNiYd/DUBB77a/kaFvAkjy/Vc+avBcGflr7bn4gveII=", artifacts.sha256(IN));
            assertEquals(1, s3.gets.size());
        }
    }

    @Test
    void the_digest_of_an_artifact_that_was_replaced_since_it_was_read_is_not_taken() {
        put("0123456789");
        artifacts.open(IN).read(0, 3);
        put("replaced..");
        s3.checksum = Optional.of("of what replaced it");

        Refusal refusal = assertThrows(Refusal.class, () -> artifacts.sha256(IN));
        assertTrue(refusal.toString().contains("was replaced while it was read"), refusal::toString);
    }

    @Test
    void no_bytes_need_no_request() {
        put("0123456789");

        RangedBytes opened = artifacts.open(IN);
        s3.gets.clear();

        assertEquals(0, opened.read(10, 0).length);
        assertEquals(List.of(), s3.gets);
    }

    @Test
    void a_piece_beyond_the_end_is_never_asked_for() {
        put("0123456789");
        RangedBytes opened = artifacts.open(IN);

        assertThrows(IndexOutOfBoundsException.class, () -> opened.read(8, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> opened.read(-1, 1));
    }

    @Test
    void an_artifact_that_is_gone_is_a_failure_that_says_so() {
        Refusal refusal = assertThrows(Refusal.class, () -> artifacts.open(IN));

        assertEquals(FailureKind.JOB_FAILED, refusal.kind());
        assertEquals(
                "artifact In (s3://artifacts/pipeline/In) is not there: it was deleted or has expired; release again",
                refusal.getMessage());
    }

    @Test
    void an_artifact_that_is_replaced_while_it_is_read_is_a_failure_that_says_so() {
        put(LARGE);
        RangedBytes opened = artifacts.open(IN);
        put("9876543210");

        Refusal refusal = assertThrows(Refusal.class, () -> opened.read(0, 4));

        assertTrue(String.valueOf(refusal.getMessage()).contains("was replaced while it was read"), refusal::toString);
    }

    @Test
    void denied_and_busy_keep_what_they_mean() {
        s3.troubles.add(
                S3Exception.builder().statusCode(403).message("Forbidden").build());
        assertEquals(
                FailureKind.PERMISSION,
                assertThrows(Refusal.class, () -> artifacts.open(IN)).kind());

        s3.troubles.add(
                S3Exception.builder().statusCode(503).message("Slow down").build());
        assertThrows(Unavailable.class, () -> artifacts.open(IN));
    }

    @Test
    void an_output_is_encrypted_with_the_key_of_the_store() {
        artifacts(Optional.of("arn:aws:kms:us-east-1:000000000000:key/k")).write(IN, bytes("zip"));

        assertEquals(ServerSideEncryption.AWS_KMS, s3.puts.getFirst().serverSideEncryption());
        assertEquals(
                "arn:aws:kms:us-east-1:000000000000:key/k", s3.puts.getFirst().ssekmsKeyId());
        assertArrayEquals(bytes("zip"), s3.objects.get("artifacts/pipeline/In"));
    }

    @Test
    void without_a_key_of_its_own_the_bucket_s_default_is_left_to_decide() {
        artifacts.write(IN, bytes("zip"));

        assertNull(s3.puts.getFirst().serverSideEncryptionAsString());
    }

    private void put(String text) {
        s3.objects.put("artifacts/pipeline/In", bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
