package io.pointsman.actions.rewrite;

import io.pointsman.artifact.Content;
import io.pointsman.engine.Unavailable;
import io.pointsman.runtime.ObjectSha256;
import io.pointsman.template.Location;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Writes content to S3 unless something is there: in one request where it is small, in parts where it is not, so that one part is
 * all that is held in memory.
 */
final class S3Upload {
    /** The smallest that S3 takes; of at most 10,000, which is enough for 50 GB. */
    static final int PART = 5 << 20;

    private static final String ZIP = "application/zip";

    private final S3Client s3;
    private final Location to;

    S3Upload(S3Client s3, Location to) {
        this.s3 = s3;
        this.to = to;
    }

    /** SHA-256 of what was written, in Base64; empty where something was there. */
    Optional<String> write(Content content) {
        try {
            return content.length() <= PART ? small(content) : large(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With its checksum, so that S3 can be asked for it. */
    private Optional<String> small(Content content) throws IOException {
        Parts parts = new Parts(Math.toIntExact(content.length()), "");
        content.writeTo(parts);
        String sha256 = parts.sha256();
        boolean isNew = unlessThere(() -> s3.putObject(
                put -> put.bucket(to.bucket())
                        .key(to.key())
                        .contentType(ZIP)
                        .checksumSHA256(sha256)
                        .ifNoneMatch("*"),
                parts.body()));
        return isNew ? Optional.of(sha256) : Optional.empty();
    }

    private Optional<String> large(Content content) throws IOException {
        String id = s3.createMultipartUpload(
                        create -> create.bucket(to.bucket()).key(to.key()).contentType(ZIP))
                .uploadId();
        boolean complete = false;
        try {
            Parts parts = new Parts(PART, id);
            content.writeTo(parts);
            parts.send();
            complete = unlessThere(() -> s3.completeMultipartUpload(end -> end.bucket(to.bucket())
                    .key(to.key())
                    .uploadId(id)
                    .ifNoneMatch("*")
                    .multipartUpload(all -> all.parts(parts.sent))));
            return complete ? Optional.of(parts.sha256()) : Optional.empty();
        } finally {
            if (!complete) {
                abort(id);
            }
        }
    }

    /**
     * Of two writers of the same content, the second has nothing left to do when it is there (412). While it is being written (409) nobody
     * knows yet whether it will be: the next try sees.
     */
    private boolean unlessThere(Runnable write) {
        try {
            write.run();
            return true;
        } catch (S3Exception e) {
            return switch (e.statusCode()) {
                case 412 -> false;
                case 409 -> throw new Unavailable("s3:PutObject of " + to + ": somebody else is writing it", e);
                default -> throw e;
            };
        }
    }

    /** What is left of it costs until the bucket's rule for abandoned uploads takes it; a failure here must not hide another. */
    private void abort(String id) {
        try {
            s3.abortMultipartUpload(
                    abort -> abort.bucket(to.bucket()).key(to.key()).uploadId(id));
        } catch (S3Exception e) {
            if (e.statusCode() >= 500) {
                return;
            }
            if (e.statusCode() != 404 && e.statusCode() != 403) {
                throw e;
            }
        }
    }

    /** Collects a part and sends it when it is full. */
    private final class Parts extends OutputStream {
        private final byte[] buffer;
        private final MessageDigest digest = ObjectSha256.digest();
        private final String upload;
        private final List<CompletedPart> sent = new ArrayList<>();
        private int filled;

        Parts(int size, String upload) {
            this.buffer = new byte[size];
            this.upload = upload;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            digest.update(bytes, from, length);
            int done = 0;
            while (done < length) {
                if (filled == buffer.length) {
                    send();
                }
                int count = Math.min(length - done, buffer.length - filled);
                System.arraycopy(bytes, from + done, buffer, filled, count);
                filled += count;
                done += count;
            }
        }

        /** Of all that was written. Once. */
        String sha256() {
            return ObjectSha256.text(digest);
        }

        /** The bytes are not copied: nothing is written until the request is over. */
        RequestBody body() {
            int length = filled;
            return RequestBody.fromContentProvider(
                    ContentStreamProvider.fromInputStreamSupplier(
                            () -> new java.io.ByteArrayInputStream(buffer, 0, length)),
                    length,
                    ZIP);
        }

        void send() {
            if (filled == 0) {
                return;
            }
            int number = sent.size() + 1;
            String etag = s3.uploadPart(
                            part -> part.bucket(to.bucket())
                                    .key(to.key())
                                    .uploadId(upload)
                                    .partNumber(number),
                            body())
                    .eTag();
            sent.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
            filled = 0;
        }
    }
}
