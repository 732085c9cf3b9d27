package io.pointsman.local.acceptance.ledger;

import io.pointsman.local.play.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket with all that lies in it, in every version. */
final class BucketRemoval {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final S3Client s3;
    private final Watch watch;

    BucketRemoval(S3Client s3, Watch watch) {
        this.s3 = s3;
        this.watch = watch;
    }

    boolean remove(String bucket) {
        return watch.await("bucket " + bucket + " gone", LIMIT, () -> once(bucket));
    }

    /** Empty where something was written meanwhile. */
    private Optional<Boolean> once(String bucket) {
        try {
            empty(bucket);
            s3.deleteBucket(delete -> delete.bucket(bucket));
            return Optional.of(true);
        } catch (NoSuchBucketException e) {
            return Optional.of(false);
        } catch (S3Exception e) {
            if (e.statusCode() == 409) { // BucketNotEmpty, OperationAborted
                return Optional.empty();
            }
            throw e;
        }
    }

    private void empty(String bucket) {
        for (ListObjectVersionsResponse page : s3.listObjectVersionsPaginator(list -> list.bucket(bucket))) {
            List<ObjectIdentifier> there = Stream.concat(
                            page.versions().stream().map(one -> object(one.key(), one.versionId())),
                            page.deleteMarkers().stream().map(one -> object(one.key(), one.versionId())))
                    .toList();
            if (!there.isEmpty()) {
                s3.deleteObjects(delete -> delete.bucket(bucket)
                        .delete(objects -> objects.objects(there).quiet(true)));
            }
        }
    }

    private static ObjectIdentifier object(String key, String version) {
        return ObjectIdentifier.builder().key(key).versionId(version).build();
    }
}
