package io.pointsman.local.serve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Objects that are larger than the endpoint's heap. */
@Tag("long")
final class LargeObjectsTest {
    private static final List<String> SMALL_HEAP = List.of("-Xmx48m");
    private static final int SIZE = 100 * 1024 * 1024;
    private static final int PART = 40 * 1024 * 1024;

    @TempDir
    private Path folder = Path.of("");

    private Path large = Path.of("");
    private String digest = "";

    @BeforeEach
    void write() throws Exception {
        large = folder.resolve("large");
        MessageDigest sum = MessageDigest.getInstance("SHA-256");
        byte[] block = new byte[1024 * 1024];
        Random random = new Random(1);
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(large), sum)) {
            for (int i = 0; i < SIZE / block.length; i++) {
                random.nextBytes(block);
                out.write(block);
            }
        }
        digest = HexFormat.of().formatHex(sum.digest());
    }

    @Test
    void an_object_larger_than_the_heap_is_put_read_whole_and_in_part_and_copied() throws Exception {
        try (ServeProcess serve = ServeProcess.start(
                        folder, SMALL_HEAP, "--record", folder.resolve("record").toString());
                S3Client s3 = serve.client(S3Client.builder().forcePathStyle(true))) {
            s3.createBucket(it -> it.bucket("box"));

            s3.putObject(it -> it.bucket("box").key("put"), RequestBody.fromFile(large));
            s3.putObject(
                    it -> it.bucket("box").key("sha").checksumAlgorithm(ChecksumAlgorithm.SHA256),
                    RequestBody.fromFile(large));
            s3.copyObject(it -> it.sourceBucket("box")
                    .sourceKey("put")
                    .destinationBucket("box")
                    .destinationKey("copy"));

            for (String key : List.of("put", "sha", "copy")) {
                assertEquals(digest, digestOf(s3, key));
            }
            assertArrayEquals(
                    slice(SIZE - 70_000, 70_000),
                    s3.getObjectAsBytes(it -> it.bucket("box").key("copy").range("bytes=-70000"))
                            .asByteArray());
            assertEquals(SIZE, s3.headObject(it -> it.bucket("box").key("copy")).contentLength());
        }
    }

    @Test
    void an_object_larger_than_the_heap_is_put_together_from_its_parts() throws Exception {
        try (ServeProcess serve = ServeProcess.start(folder, SMALL_HEAP);
                S3Client s3 = serve.client(S3Client.builder().forcePathStyle(true))) {
            s3.createBucket(it -> it.bucket("box"));
            String upload = s3.createMultipartUpload(it -> it.bucket("box").key("parts"))
                    .uploadId();
            CompletedPart first = part(s3, upload, 1, 0, PART);
            CompletedPart second = part(s3, upload, 2, PART, PART);
            CompletedPart third = part(s3, upload, 3, 2 * PART, SIZE - 2 * PART);

            s3.completeMultipartUpload(it -> it.bucket("box")
                    .key("parts")
                    .uploadId(upload)
                    .multipartUpload(parts -> parts.parts(first, second, third)));

            assertEquals(digest, digestOf(s3, "parts"));
            assertArrayEquals(
                    slice(PART - 10, 20),
                    s3.getObjectAsBytes(it ->
                                    it.bucket("box").key("parts").range("bytes=" + (PART - 10) + "-" + (PART + 9)))
                            .asByteArray());
            assertArrayEquals(slice(2 * PART - 5, 10), copiedPart(s3));
        }
    }

    @Test
    void what_is_kept_on_disk_goes_with_the_endpoint() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        try (ServeProcess serve = ServeProcess.start(temporary, SMALL_HEAP);
                S3Client s3 = serve.client(S3Client.builder().forcePathStyle(true))) {
            s3.createBucket(it -> it.bucket("box"));
            s3.putObject(it -> it.bucket("box").key("put"), RequestBody.fromFile(large));
            assertEquals(1, folders(temporary).size());
        }
        assertEquals(List.of(), folders(temporary));
    }

    @Test
    void a_request_that_does_not_fit_into_the_heap_is_an_error_and_the_next_one_is_answered() throws Exception {
        try (ServeProcess serve = ServeProcess.start(folder, SMALL_HEAP);
                S3Client s3 = serve.client(S3Client.builder().forcePathStyle(true))) {
            s3.createBucket(it -> it.bucket("box"));
            String policy = "x".repeat(SIZE);
            S3Exception no = assertThrows(
                    S3Exception.class,
                    () -> s3.putBucketPolicy(it -> it.bucket("box").policy(policy)));
            assertEquals(500, no.statusCode());
            assertEquals("InternalError", no.awsErrorDetails().errorCode());
            assertEquals(1, s3.listBuckets().buckets().size());
        }
        assertTrue(Files.readString(folder.resolve("err")).contains("s3 ?"), "said on standard error");
    }

    private byte[] copiedPart(S3Client s3) {
        String upload =
                s3.createMultipartUpload(it -> it.bucket("box").key("again")).uploadId();
        String etag = s3.uploadPartCopy(it -> it.sourceBucket("box")
                        .sourceKey("parts")
                        .destinationBucket("box")
                        .destinationKey("again")
                        .uploadId(upload)
                        .partNumber(1)
                        .copySourceRange("bytes=" + (2 * PART - 5) + "-" + (2 * PART + 4)))
                .copyPartResult()
                .eTag();
        s3.completeMultipartUpload(it -> it.bucket("box")
                .key("again")
                .uploadId(upload)
                .multipartUpload(parts -> parts.parts(
                        CompletedPart.builder().partNumber(1).eTag(etag).build())));
        return s3.getObjectAsBytes(it -> it.bucket("box").key("again")).asByteArray();
    }

    private CompletedPart part(S3Client s3, String upload, int number, long from, int size) throws IOException {
        byte[] bytes = slice(from, size);
        String etag = s3.uploadPart(
                        it -> it.bucket("box").key("parts").uploadId(upload).partNumber(number),
                        RequestBody.fromBytes(bytes))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    private byte[] slice(long from, int size) throws IOException {
        try (InputStream in = Files.newInputStream(large)) {
            in.skipNBytes(from);
            return in.readNBytes(size);
        }
    }

    private static String digestOf(S3Client s3, String key) throws Exception {
        MessageDigest sum = MessageDigest.getInstance("SHA-256");
        try (InputStream in =
                new DigestInputStream(s3.getObject(it -> it.bucket("box").key(key)), sum)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(sum.digest());
    }

    private static List<Path> folders(Path temporary) throws IOException {
        try (var all = Files.list(temporary)) {
            return all.filter(Files::isDirectory)
                    .filter(folder -> !folder.getFileName().toString().startsWith("hsperfdata"))
                    .toList();
        }
    }
}
