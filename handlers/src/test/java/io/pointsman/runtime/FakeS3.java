package io.pointsman.runtime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ServiceClientConfiguration;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Objects in memory: head, ranged and conditional get, put. */
final class FakeS3 implements S3Client {
    final Map<String, byte[]> objects = new HashMap<>();
    final List<PutObjectRequest> puts = new ArrayList<>();
    final List<GetObjectRequest> gets = new ArrayList<>();

    /** Thrown by the next calls, in turn; then every call goes well. */
    final Queue<RuntimeException> troubles = new ArrayDeque<>();

    /** What S3 says of every object; of one in parts, with their number behind it. */
    Optional<String> checksum = Optional.empty();

    /** Beginnings of {@code BUCKET/KEY} that cannot be reached. */
    final Set<String> away = new HashSet<>();

    boolean closed;
    int heads;

    /** It ignores ranges. */
    boolean namesNoRange;

    @Override
    public HeadObjectResponse headObject(HeadObjectRequest request) {
        heads++;
        byte[] object = found(request.bucket(), request.key());
        condition(request.ifMatch(), object);
        return HeadObjectResponse.builder()
                .contentLength((long) object.length)
                .eTag(etag(object))
                .checksumSHA256(request.checksumMode() == ChecksumMode.ENABLED ? checksum.orElse(null) : null)
                .build();
    }

    private static void condition(@Nullable String ifMatch, byte[] object) {
        if (ifMatch != null && !ifMatch.equals(etag(object))) {
            throw S3Exception.builder()
                    .statusCode(412)
                    .message("At least one of the pre-conditions you specified")
                    .build();
        }
    }

    @Override
    public <T> T getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> reader) {
        gets.add(request);
        byte[] object = found(request.bucket(), request.key());
        condition(request.ifMatch(), object);
        byte[] part = request.range() == null ? object : part(object, request.range());
        GetObjectResponse response = GetObjectResponse.builder()
                .contentLength((long) part.length)
                .contentRange(
                        request.range() == null || namesNoRange ? null : contentRange(object, part, request.range()))
                .eTag(etag(object))
                .build();
        try {
            return reader.transform(response, AbortableInputStream.create(new ByteArrayInputStream(part)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String contentRange(byte[] object, byte[] part, String range) {
        int from = range.startsWith("bytes=-")
                ? object.length - part.length
                : Integer.parseInt(range.substring("bytes=".length(), range.indexOf('-')));
        return "bytes " + from + "-" + (from + part.length - 1) + "/" + object.length;
    }

    private static byte[] part(byte[] object, String range) {
        String[] ends = range.substring("bytes=".length()).split("-", 2);
        if (ends[0].isEmpty()) {
            if (object.length == 0) {
                throw S3Exception.builder()
                        .statusCode(416)
                        .message("The requested range is not satisfiable")
                        .build();
            }
            int from = Math.max(0, object.length - Integer.parseInt(ends[1]));
            return java.util.Arrays.copyOfRange(object, from, object.length);
        }
        return java.util.Arrays.copyOfRange(object, Integer.parseInt(ends[0]), Integer.parseInt(ends[1]) + 1);
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        trouble(request.bucket() + "/" + request.key());
        puts.add(request);
        try (var bytes = body.contentStreamProvider().newStream()) {
            objects.put(request.bucket() + "/" + request.key(), bytes.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return PutObjectResponse.builder().build();
    }

    private byte[] found(String bucket, String key) {
        trouble(bucket + "/" + key);
        byte[] object = objects.get(bucket + "/" + key);
        if (object == null) {
            throw NoSuchKeyException.builder()
                    .statusCode(404)
                    .message("The specified key does not exist.")
                    .build();
        }
        return object;
    }

    private void trouble(String object) {
        if (away.stream().anyMatch(object::startsWith)) {
            throw SdkClientException.create("out of reach", new IOException("no route to " + object));
        }
        RuntimeException trouble = troubles.poll();
        if (trouble != null) {
            throw trouble;
        }
    }

    private static String etag(byte[] object) {
        return "\"" + java.util.Arrays.hashCode(object) + "\"";
    }

    @Override
    public S3ServiceClientConfiguration serviceClientConfiguration() {
        return S3ServiceClientConfiguration.builder().region(Region.US_EAST_1).build();
    }

    @Override
    public String serviceName() {
        return "s3";
    }

    @Override
    public void close() {
        closed = true;
    }
}
