package io.pointsman.actions.changeset.beside;

import io.pointsman.artifact.BadArchive;
import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import io.pointsman.json.JsonObject;
import io.pointsman.review.Change;
import io.pointsman.review.code.PackageComparison;
import io.pointsman.review.code.PackageDiff;
import io.pointsman.review.code.SecretWords;
import io.pointsman.runtime.SdkTrouble;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Packages in the release bucket: in no other one has this function business. */
public final class S3PackagesBeside implements PackagesBeside {
    private static final long LARGEST = 8L << 20;
    private static final int MOST = 20;

    private final S3Client s3;
    private final String bucket;

    public S3PackagesBeside(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** Where a package lies; of an object without a version, whatever is there. */
    private record Place(String key, Optional<String> version) {}

    private record Pair(Place before, Place after) {}

    @Override
    public Function<Change, Optional<PackageDiff>> comparing(SecretWords secrets) {
        Map<Pair, PackageDiff> compared = new HashMap<>();
        return change -> pair(change)
                .map(pair -> compared.containsKey(pair) || compared.size() < MOST
                        ? compared.computeIfAbsent(pair, it -> compared(it, secrets))
                        : PackageDiff.unread("only the first " + MOST + " packages are"));
    }

    private Optional<Pair> pair(Change change) {
        return place(change.before())
                .flatMap(before -> place(change.after()).map(after -> new Pair(before, after)))
                .filter(pair -> !pair.before().equals(pair.after()));
    }

    private Optional<Place> place(Optional<String> context) {
        JsonObject code = Change.properties(context).objectOrEmpty("Code");
        return code.text("S3Key")
                .filter(key -> code.text("S3Bucket").filter(bucket::equals).isPresent())
                .map(key -> new Place(key, code.text("S3ObjectVersion")));
    }

    private PackageDiff compared(Pair pair, SecretWords secrets) {
        try {
            Optional<byte[]> before = read(pair.before());
            Optional<byte[]> after = read(pair.after());
            return before.isEmpty() || after.isEmpty()
                    ? PackageDiff.unread("one of them is larger than " + (LARGEST >> 20) + " MB")
                    : PackageComparison.of(archive(before.get()), archive(after.get()), secrets);
        } catch (Refusal | Unavailable | BadArchive e) {
            return PackageDiff.unread(String.valueOf(e.getMessage()));
        }
    }

    private static ZipArchive archive(byte[] bytes) {
        return ZipArchive.open(RangedBytes.of(bytes));
    }

    /** Empty: too large. */
    private Optional<byte[]> read(Place place) {
        String what = "s3:GetObject of s3://" + bucket + "/" + place.key();
        return SdkTrouble.asking(what, () -> {
            try {
                return s3.getObject(
                        get -> get.bucket(bucket)
                                .key(place.key())
                                .versionId(place.version().orElse(null)),
                        S3PackagesBeside::unlessLarge);
            } catch (S3Exception e) {
                if (isGone(e)) {
                    throw Refusal.configuration("s3://" + bucket + "/" + place.key() + " is not there any more");
                }
                throw e;
            }
        });
    }

    private static boolean isGone(S3Exception e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return e instanceof NoSuchKeyException || (details != null && "NoSuchVersion".equals(details.errorCode()));
    }

    /** Nothing of a large one is read. */
    private static Optional<byte[]> unlessLarge(GetObjectResponse object, AbortableInputStream body)
            throws IOException {
        if (object.contentLength() > LARGEST) {
            body.abort();
            return Optional.empty();
        }
        return Optional.of(body.readAllBytes());
    }
}
