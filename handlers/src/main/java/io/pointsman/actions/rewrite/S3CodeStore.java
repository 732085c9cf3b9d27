package io.pointsman.actions.rewrite;

import io.pointsman.artifact.BadArchive;
import io.pointsman.artifact.Content;
import io.pointsman.artifact.ContentDigest;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import io.pointsman.runtime.ObjectSha256;
import io.pointsman.runtime.SdkTrouble;
import io.pointsman.template.Location;
import io.pointsman.template.S3Host;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Packages and the index of first locations as objects of the release bucket: {@code code/NAME} and
 * {@code locations/ARTIFACT-BUCKET/DIGEST.json}.
 */
final class S3CodeStore implements CodeStore {
    private static final String CHECKED = "modesChecked";
    private static final String ALLOW =
            " (allow s3:GetObject there, and s3:ListBucket: without it S3 denies what is not there)";

    private final S3Client s3;
    private final String bucket;

    S3CodeStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public Location place(String name) {
        return Location.of(bucket, FOLDER + name);
    }

    @Override
    public S3Host host() {
        Region region = s3.serviceClientConfiguration().region();
        return new S3Host(
                "https://s3." + region.id() + "." + PartitionMetadata.of(region).dnsSuffix());
    }

    @Override
    public Optional<ObjectNow> look(Location location) {
        return SdkTrouble.asking("s3:HeadObject of " + location + ALLOW, () -> {
            try {
                return Optional.of(now(ObjectSha256.head(s3, object(location))));
            } catch (S3Exception e) {
                if (e.statusCode() == 404) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    private static ObjectNow now(HeadObjectResponse found) {
        boolean isMarked = found.metadata().entrySet().containsAll(S3Upload.MARK.entrySet());
        return new ObjectNow(
                ObjectSha256.told(found), Optional.ofNullable(found.versionId()).filter(version -> isMarked));
    }

    @Override
    public Optional<Origin> store(String name, Content content) {
        Location to = place(name);
        return SdkTrouble.asking("s3:PutObject of " + to, () -> new S3Upload(s3, to).write(content));
    }

    @Override
    public String sha256(Location location) {
        return SdkTrouble.asking(
                "s3:GetObject of " + location + ", its checksum" + ALLOW, () -> ObjectSha256.of(s3, object(location)));
    }

    @Override
    public Optional<String> digest(Location location) {
        try {
            return Optional.of(ContentDigest.of(ZipArchive.open(S3ObjectBytes.open(s3, object(location)))));
        } catch (BadArchive e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean isForAll(Location location) {
        try {
            return ZipArchive.open(S3ObjectBytes.open(s3, object(location)))
                    .notForAll()
                    .isEmpty();
        } catch (BadArchive e) {
            return true;
        }
    }

    private static HeadObjectRequest object(Location location) {
        return HeadObjectRequest.builder()
                .bucket(location.bucket())
                .key(location.key())
                .versionId(location.version().orElse(null))
                .build();
    }

    @Override
    public Optional<First> first(String artifactBucket, String digest) {
        Location index = index(artifactBucket, digest);
        return SdkTrouble.asking("s3:GetObject of " + index + ALLOW, () -> {
            try {
                ResponseBytes<GetObjectResponse> found =
                        s3.getObjectAsBytes(get -> get.bucket(index.bucket()).key(index.key()));
                String text = new String(found.asByteArray(), StandardCharsets.UTF_8);
                Origin origin = origin(index, artifactBucket, text);
                boolean checked = Json.object(text).members().containsKey(CHECKED);
                return Optional.of(new First(origin, found.response().eTag(), checked));
            } catch (NoSuchKeyException e) {
                return Optional.empty();
            }
        });
    }

    /** The entry decides what goes into production, so it may lead to the two buckets of this pipeline only. */
    private Origin origin(Location index, String artifactBucket, String text) {
        try {
            JsonObject json = Json.object(text);
            Location location = new Location(json.needText("bucket"), json.needText("key"), json.text("version"));
            if (List.of(bucket, artifactBucket).contains(location.bucket())) { // often one and the same
                return new Origin(location, json.text("sha256"));
            }
        } catch (JsonTrouble e) {
            throw damaged(index, e.getMessage());
        }
        throw damaged(index, "it leads to another bucket");
    }

    private static Refusal damaged(Location index, @org.jspecify.annotations.Nullable String why) {
        return new Refusal(FailureKind.JOB_FAILED, index + " is damaged: " + why + "; delete it and release again");
    }

    @Override
    public boolean remember(String artifactBucket, String digest, Origin origin, Optional<First> instead) {
        JsonObject entry = JsonObject.of(
                        "bucket",
                        origin.location().bucket(),
                        "key",
                        origin.location().key())
                .with("version", origin.location().version())
                .with("sha256", origin.sha256())
                .with(CHECKED, true);
        return write(
                index(artifactBucket, digest),
                put -> {
                    instead.ifPresentOrElse(first -> put.ifMatch(first.mark()), () -> put.ifNoneMatch("*"));
                    put.contentType("application/json");
                },
                RequestBody.fromString(Json.text(entry)));
    }

    private Location index(String artifactBucket, String digest) {
        return Location.of(bucket, "locations/" + artifactBucket + "/" + digest + ".json");
    }

    /** False when what is there is not what the condition wants. */
    private boolean write(
            Location to, java.util.function.Consumer<PutObjectRequest.Builder> condition, RequestBody body) {
        PutObjectRequest.Builder put =
                PutObjectRequest.builder().bucket(to.bucket()).key(to.key());
        condition.accept(put);
        return SdkTrouble.asking("s3:PutObject of " + to, () -> {
            try {
                s3.putObject(put.build(), body);
                return true;
            } catch (S3Exception e) {
                return lost(e);
            }
        });
    }

    /** 412: somebody was faster; 409: somebody is writing; 404: what was to be replaced is gone. */
    private static boolean lost(S3Exception e) {
        if (e.statusCode() == 412 || e.statusCode() == 409 || e instanceof NoSuchKeyException) {
            return false;
        }
        throw e;
    }
}
