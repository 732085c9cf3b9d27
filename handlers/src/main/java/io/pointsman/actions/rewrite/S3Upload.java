package io.pointsman.actions.rewrite;

import io.pointsman.artifact.Content;
import io.pointsman.digest.Sha256;
import io.pointsman.engine.Unavailable;
import io.pointsman.template.Location;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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

    /** On each object that was released by its version from the first time on. One without it may be released without a version already. */
    static final Map<String, String> MARK = Map.of("pointsman-released-by", "version");

    private static final String ZIP = "application/zip";

    /** S3's word for it. */
    private static final String NO_VERSION = "null";

    private final S3Client s3;
    private final Location to;

    S3Upload(S3Client s3, Location to) {
        this.s3 = s3;
        this.to = to;
    }

    /** What was written; empty where something was there. */
    Optional<Origin> write(Content content) {
        try {
            return content.length() <= PART ? small(content) : large(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With its checksum, so that S3 can be asked for it. */
    private Optional<Origin> small(Content content) throws IOException {
        Parts parts = new Parts(Math.toIntExact(content.length()), "");
        content.writeTo(parts);
        String sha256 = parts.sha256();
        return unlessThere(() -> s3.putObject(
                                put -> put.bucket(to.bucket())
                                        .key(to.key())
                                        .contentType(ZIP)
                                        .metadata(MARK)
                                        .checksumSHA256(sha256)
                                        .ifNoneMatch("*"),
                                parts.body())
                        .versionId())
                .map(version -> origin(version, sha256));
    }

    private Optional<Origin> large(Content content) throws IOException {
        String id = s3.createMultipartUpload(create -> create.bucket(to.bucket())
                        .key(to.key())
                        .contentType(ZIP)
                        .metadata(MARK))
                .uploadId();
        Optional<Origin> written = Optional.empty();
        try {
            Parts parts = new Parts(PART, id);
            content.writeTo(parts);
            parts.send();
            written = unlessThere(() -> s3.completeMultipartUpload(end -> end.bucket(to.bucket())
                                    .key(to.key())
                                    .uploadId(id)
                                    .ifNoneMatch("*")
                                    .multipartUpload(all -> all.parts(parts.sent)))
                            .versionId())
                    .map(version -> origin(version, parts.sha256()));
            return written;
        } finally {
            if (written.isEmpty()) {
                abort(id);
            }
        }
    }

    /**
     * The version that was written. Of two writers of the same content, the second has nothing left to do when it is there (412). While it
     * is being written (409) nobody knows yet whether it will be: the next try sees.
     */
    private Optional<String> unlessThere(Supplier<@Nullable String> write) {
        try {
            return Optional.of(Objects.requireNonNullElse(write.get(), NO_VERSION));
        } catch (S3Exception e) {
            return switch (e.statusCode()) {
                case 412 -> Optional.empty();
                case 409 -> throw new Unavailable("s3:PutObject of " + to + ": somebody else is writing it", e);
                default -> throw e;
            };
        }
    }

    private Origin origin(String version, String sha256) {
        return new Origin(Location.of(to.bucket(), to.key(), Optional.of(version)), Optional.of(sha256));
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
        private final MessageDigest digest = Sha256.begun();
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
            return Sha256.base64(digest);
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
