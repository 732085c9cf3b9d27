package io.pointsman.actions.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pointsman.artifact.Content;
import io.pointsman.engine.Unavailable;
import io.pointsman.template.Location;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** What S3 answers to whoever is not the first to write an object. */
final class S3UploadTest {
    private static final Content SMALL = Content.of(new byte[10]);
    private static final Content LARGE = Content.of(new byte[S3Upload.PART + 1]);

    private final List<String> calls = new ArrayList<>();

    private void upload(int status, Content content) {
        new S3Upload(new Answering(status), Location.of("releases", "code/a.zip")).write(content);
    }

    @Test
    void what_is_there_is_left_as_it_is() {
        upload(412, SMALL);
        upload(412, LARGE);
        assertEquals(List.of("put", "create", "part", "part", "complete", "abort"), calls);
    }

    @Test
    void what_is_being_written_is_not_known_to_come() {
        assertEquals(
                "s3:PutObject of s3://releases/code/a.zip: somebody else is writing it",
                assertThrows(Unavailable.class, () -> upload(409, SMALL)).getMessage());
        assertThrows(Unavailable.class, () -> upload(409, LARGE));
        assertEquals("abort", calls.getLast());
    }

    @Test
    void any_other_answer_is_a_failure() {
        assertThrows(S3Exception.class, () -> upload(400, SMALL));
        assertThrows(S3Exception.class, () -> upload(400, LARGE));
        assertEquals("abort", calls.getLast());
    }

    /** Refuses the request that would make the object. */
    private final class Answering implements S3Client {
        private final int status;

        Answering(int status) {
            this.status = status;
        }

        private S3Exception refused(String call) {
            calls.add(call);
            return (S3Exception)
                    S3Exception.builder().statusCode(status).message("no").build();
        }

        @Override
        public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
            throw refused("put");
        }

        @Override
        public CreateMultipartUploadResponse createMultipartUpload(CreateMultipartUploadRequest request) {
            calls.add("create");
            return CreateMultipartUploadResponse.builder().uploadId("u").build();
        }

        @Override
        public UploadPartResponse uploadPart(UploadPartRequest request, RequestBody body) {
            calls.add("part");
            return UploadPartResponse.builder().eTag("e").build();
        }

        @Override
        public CompleteMultipartUploadResponse completeMultipartUpload(CompleteMultipartUploadRequest request) {
            throw refused("complete");
        }

        @Override
        public AbortMultipartUploadResponse abortMultipartUpload(AbortMultipartUploadRequest request) {
            calls.add("abort");
            return AbortMultipartUploadResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "s3";
        }

        @Override
        public void close() {}
    }
}
