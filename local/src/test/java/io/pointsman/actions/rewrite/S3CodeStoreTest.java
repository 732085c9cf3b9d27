package io.pointsman.actions.rewrite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.artifact.Content;
import io.pointsman.artifact.ContentDigest;
import io.pointsman.artifact.Contents;
import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.digest.Sha256;
import io.pointsman.local.endpoint.ReleasePlace;
import io.pointsman.template.Location;
import io.pointsman.template.S3Host;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Packages and history in S3, by the real SDK on the endpoint. */
final class S3CodeStoreTest {
    private static final Contents CONTENTS = new Contents(new TreeMap<>(Map.of("a.py", "f " + "0".repeat(64))));

    private final ReleasePlace place = new ReleasePlace();
    private final S3CodeStore store = new S3CodeStore(place.s3, "releases");
    private final S3History history = new S3History(place.s3, "releases");

    @BeforeEach
    void a_bucket() {
        place.s3.createBucket(bucket -> bucket.bucket("releases"));
    }

    @AfterEach
    void close() {
        place.close();
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private byte[] stored(String name) {
        return place.s3
                .getObjectAsBytes(get -> get.bucket("releases").key("code/" + name))
                .asByteArray();
    }

    private boolean nothingIsLeftOver() {
        ListMultipartUploadsResponse left = place.s3.listMultipartUploads(list -> list.bucket("releases"));
        return left.uploads().isEmpty();
    }

    @Test
    void what_is_small_and_what_is_large_is_stored_whole() {
        for (int size : new int[] {0, 1, S3Upload.PART, S3Upload.PART + 1, 2 * S3Upload.PART, 20_000_000}) {
            String name = size + ".zip";
            assertEquals(Optional.empty(), store.look(store.place(name)));
            store.store(name, Content.of(bytes(size)));
            assertTrue(store.look(store.place(name)).isPresent());
            assertArrayEquals(bytes(size), stored(name));
        }
        assertTrue(nothingIsLeftOver());
    }

    private static String sha256(byte[] bytes) {
        MessageDigest sha256 = Sha256.begun();
        sha256.update(bytes);
        return Base64.getEncoder().encodeToString(sha256.digest());
    }

    private final List<String> asked = new ArrayList<>();

    private void listen() {
        for (String operation : List.of("HeadObject", "GetObject")) {
            place.alter("s3", operation, real -> (input, caller) -> {
                asked.add(operation);
                return real.answer(input, caller);
            });
        }
    }

    @Test
    void the_digest_of_what_was_just_stored_is_asked_of_s3() {
        listen();
        for (int size : new int[] {1, S3Upload.PART, S3Upload.PART + 1}) {
            Origin origin = store.store(size + ".zip", Content.of(bytes(size))).orElseThrow();
            assertEquals(Optional.of(sha256(bytes(size))), origin.sha256());
        }
        assertEquals(List.of(), asked);
    }

    @Test
    void a_small_package_from_before_is_read_for_its_digest() {
        store.store("a.zip", Content.of(bytes(10)));
        listen();

        assertEquals(sha256(bytes(10)), new S3CodeStore(place.s3, "releases").sha256(store.place("a.zip")));
        assertEquals(List.of("HeadObject"), asked);
    }

    @Test
    void the_checksum_of_a_package_in_parts_is_taken_for_that_of_its_bytes() {
        byte[] bytes = bytes(S3Upload.PART + 10);
        for (ChecksumAlgorithm algorithm : List.of(ChecksumAlgorithm.SHA256, ChecksumAlgorithm.CRC32)) {
            inParts(algorithm + ".zip", bytes, algorithm);
            assertEquals(sha256(bytes), store.sha256(store.place(algorithm + ".zip")));
        }
        store.store("ours.zip", Content.of(bytes));
        assertEquals(sha256(bytes), new S3CodeStore(place.s3, "releases").sha256(store.place("ours.zip")));
    }

    private void inParts(String name, byte[] bytes, ChecksumAlgorithm algorithm) {
        Location to = store.place(name);
        String id = place.s3
                .createMultipartUpload(
                        create -> create.bucket(to.bucket()).key(to.key()).checksumAlgorithm(algorithm))
                .uploadId();
        List<CompletedPart> parts = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += S3Upload.PART) {
            byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + S3Upload.PART));
            int number = parts.size() + 1;
            UploadPartResponse part = place.s3.uploadPart(
                    upload -> upload.bucket(to.bucket())
                            .key(to.key())
                            .uploadId(id)
                            .partNumber(number)
                            .checksumAlgorithm(algorithm),
                    RequestBody.fromBytes(piece));
            parts.add(CompletedPart.builder()
                    .partNumber(number)
                    .eTag(part.eTag())
                    .checksumSHA256(part.checksumSHA256())
                    .checksumCRC32(part.checksumCRC32())
                    .build());
        }
        place.s3.completeMultipartUpload(
                end -> end.bucket(to.bucket()).key(to.key()).uploadId(id).multipartUpload(all -> all.parts(parts)));
    }

    @Test
    void a_package_with_another_checksum_or_another_version_has_no_digest() {
        place.s3.putBucketVersioning(put -> put.bucket("releases")
                .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
        String first = place.s3
                .putObject(put -> put.bucket("releases").key("code/v.zip"), RequestBody.fromBytes(bytes(5)))
                .versionId();
        overwrite("code/v.zip", "another");

        assertEquals(sha256(bytes(5)), store.sha256(new Location("releases", "code/v.zip", Optional.of(first))));
        assertEquals(
                sha256("another".getBytes(StandardCharsets.UTF_8)),
                store.sha256(Location.of("releases", "code/v.zip")));
    }

    @Test
    void what_somebody_else_stored_meanwhile_is_taken_for_ours() {
        overwrite("code/a.zip", "packed in another way");
        assertEquals(Optional.empty(), store.store("a.zip", Content.of(bytes(10))));
    }

    @Test
    void s3_is_read_although_it_knows_the_checksum() {
        store.store("small.zip", Content.of(bytes(10)));
        store.store("large.zip", Content.of(bytes(S3Upload.PART + 1)));
        listen();

        assertEquals(
                Optional.of(sha256(bytes(10))),
                store.look(store.place("small.zip")).orElseThrow().sha256());
        assertEquals(
                Optional.empty(),
                store.look(store.place("large.zip")).orElseThrow().sha256());
        assertEquals(List.of("HeadObject", "HeadObject"), asked);
    }

    @Test
    void another_version_is_named_than_the_one_that_was_written() {
        place.s3.putBucketVersioning(put -> put.bucket("releases")
                .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
        for (int size : new int[] {10, S3Upload.PART + 10}) {
            String name = size + ".zip";
            Location written =
                    store.store(name, Content.of(bytes(size))).orElseThrow().location();
            assertEquals(store.place(name), written.withoutVersion());
            assertEquals(
                    written.version(),
                    store.look(store.place(name)).orElseThrow().marked());
            overwrite("code/" + name, "another");

            assertEquals(
                    Optional.empty(),
                    store.look(store.place(name)).orElseThrow().marked());
            assertEquals(written.version(), store.look(written).orElseThrow().marked());
            assertEquals(sha256(bytes(size)), store.sha256(written));
            Origin origin = new Origin(written, Optional.of("sum"));
            assertTrue(store.remember("releases", name, origin, Optional.empty()));
            assertEquals(origin, store.first("releases", name).orElseThrow().origin());
        }
    }

    @Test
    void a_version_that_was_deleted_is_there_and_one_behind_a_delete_marker_is_gone() {
        place.s3.putBucketVersioning(put -> put.bucket("releases")
                .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
        Location written =
                store.store("a.zip", Content.of(bytes(10))).orElseThrow().location();
        place.s3.deleteObject(delete -> delete.bucket("releases").key(written.key()));
        assertEquals(Optional.empty(), store.look(store.place("a.zip")));
        assertTrue(store.look(written).isPresent());

        place.s3.deleteObject(delete -> delete.bucket("releases")
                .key(written.key())
                .versionId(written.version().orElseThrow()));
        assertEquals(Optional.empty(), store.look(written));
    }

    @Test
    void what_is_in_a_package_is_not_seen_in_whatever_way_it_was_packed() {
        byte[] zip = ReproducibleZip.of(Map.of("a.py", bytes(100_000), "b/c.py", bytes(10)));
        store.store("a.zip", Content.of(zip));
        store.store("b.zip", Content.of(bytes(1_000)));

        assertEquals(
                Optional.of(ContentDigest.of(ZipArchive.open(RangedBytes.of(zip)))),
                store.digest(store.place("a.zip")));
        assertEquals(Optional.empty(), store.digest(store.place("b.zip")));
    }

    @Test
    void what_is_there_stays_as_it_is() {
        for (int size : new int[] {10, S3Upload.PART + 10}) {
            String name = size + ".zip";
            store.store(name, Content.of(bytes(size)));
            store.store(name, Content.of(bytes(size + 1)));
            assertArrayEquals(bytes(size), stored(name));
        }
        assertTrue(nothingIsLeftOver());
    }

    @Test
    void an_upload_that_breaks_off_leaves_nothing_behind() {
        Content broken = new Content() {
            @Override
            public long length() {
                return 3L * S3Upload.PART;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(S3CodeStoreTest.bytes(2 * S3Upload.PART));
                throw new IOException("the source is gone");
            }
        };
        assertThrows(java.io.UncheckedIOException.class, () -> store.store("broken.zip", broken));
        assertTrue(nothingIsLeftOver());
        assertEquals(Optional.empty(), store.look(store.place("broken.zip")));
    }

    @Test
    void urls_name_the_region() {
        assertEquals(new S3Host("https://s3.us-east-1.amazonaws.com"), store.host());
    }

    @Test
    void of_two_writers_of_a_first_location_one_is_told() {
        Origin origin = new Origin(Location.of("releases", "code/1.zip"), Optional.of("sum"));
        Origin other = new Origin(Location.of("releases", "code/2.zip"), Optional.of("other"));
        assertTrue(store.remember("releases", "1", origin, Optional.empty()));
        assertFalse(store.remember("releases", "1", origin, Optional.empty()));
        Optional<CodeStore.First> first = store.first("releases", "1");
        assertEquals(origin, first.orElseThrow().origin());
        assertTrue(store.remember("releases", "1", other, first));
        assertFalse(store.remember("releases", "1", origin, first));
    }

    @Test
    void a_location_that_an_earlier_version_wrote_down_is_damaged() {
        overwrite("locations/releases/1.json", "{\"bucket\":\"releases\",\"key\":\"code/1.zip\"}");
        assertEquals(
                new Origin(Location.of("releases", "code/1.zip"), Optional.empty()),
                store.first("releases", "1").orElseThrow().origin());
    }

    @Test
    void history_is_read_as_it_was_written() {
        assertEquals(Optional.empty(), history.standing("stack web"));
        Standing before = new Standing("one", Map.of("F", new Standing.Target("d", "s3://b/k")), Optional.empty());
        Standing now = new Standing("two", Map.of(), Optional.of(before));
        history.stand("stack web", now);
        assertEquals(Optional.of(now), history.standing("stack web"));
        assertEquals(Optional.empty(), history.standing("stack other"));
        history.keep(CONTENTS);
        history.keep(CONTENTS);
        assertEquals(Optional.of(CONTENTS), history.contents(CONTENTS.digest()));
    }

    @Test
    void the_list_of_a_content_is_written_once_however_often_it_is_released() {
        place.s3.putBucketVersioning(put -> put.bucket("releases")
                .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
        history.keep(CONTENTS);
        history.keep(CONTENTS);
        assertEquals(
                1,
                place.s3
                        .listObjectVersions(list -> list.bucket("releases").prefix("contents/"))
                        .versions()
                        .size());
    }

    @Test
    void history_that_is_damaged_counts_as_absent() {
        history.stand("stack web", new Standing("one", Map.of(), Optional.empty()));
        String line = place.s3
                .listObjectsV2(list -> list.bucket("releases").prefix("lines/"))
                .contents()
                .getFirst()
                .key();
        history.keep(CONTENTS);
        overwrite(line, "{");
        overwrite("contents/" + CONTENTS.digest() + ".txt", "f " + "1".repeat(64) + " a.py\n");
        assertEquals(Optional.empty(), history.standing("stack web"));
        assertEquals(Optional.empty(), history.contents(CONTENTS.digest()));
    }

    private void overwrite(String key, String text) {
        place.s3.putObject(
                put -> put.bucket("releases").key(key), software.amazon.awssdk.core.sync.RequestBody.fromString(text));
    }
}
