package io.pointsman.runtime;

import io.pointsman.engine.Unavailable;
import io.pointsman.json.JsonFault;
import io.pointsman.json.JsonObject;
import io.pointsman.release.RunName;
import io.pointsman.release.record.ReleaseDocument;
import io.pointsman.release.record.ReleaseRecords;
import io.pointsman.release.record.TimedRecords;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Release records as objects of the release bucket, {@code releases/STACK/RUN.json}, for a stack elsewhere
 * {@code releases/STACK@ACCOUNT.REGION/RUN.json}. Each write says which state it saw
 * (If-Match, or If-None-Match for the first), so that of two writers one reads again. A run that is no plain word is known by
 * its digest.
 *
 * <p>A document that cannot be gone by (see {@link ReleaseDocument}), or that somebody deleted, is a refusal: it is never taken for an
 * empty one, and never written over.
 */
public final class S3ReleaseRecords implements ReleaseRecords {
    private static final int TRIES = 10;
    private static final Pattern PLAIN = Pattern.compile("(?!(?:index|jobs)$)[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private final S3Client s3;
    private final String bucket;
    private final String suffix;

    /** For stacks of the function's own account and Region. */
    public S3ReleaseRecords(S3Client s3, String bucket) {
        this(s3, bucket, Target.HOME);
    }

    S3ReleaseRecords(S3Client s3, String bucket, Target target) {
        this.s3 = s3;
        this.bucket = bucket;
        this.suffix = target.suffix();
    }

    @Override
    public JsonObject find(String stack, String run) {
        return look(stack, run).document();
    }

    @Override
    public JsonObject update(String stack, String run, UnaryOperator<JsonObject> change) {
        String key = key(stack + suffix, run);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Seen seen = look(stack, run);
            JsonObject changed = change.apply(seen.document());
            if (changed.equals(seen.document())
                    || wrote(key, seen, ReleaseDocument.text(stack + suffix, run, changed))) {
                return changed;
            }
        }
        throw new Unavailable("release record " + key + ": others kept writing it, " + TRIES + " times in a row");
    }

    /** @param stack with the suffix of its target */
    static String key(String stack, String run) {
        if (run.equals(INDEX)) {
            return "releases/" + stack + "/index.json";
        }
        if (run.equals(JOBS)) {
            return "releases/" + stack + "/jobs.json";
        }
        String name = PLAIN.matcher(run).matches() ? run : RunName.of("run", run);
        return "releases/" + stack + "/" + name + ".json";
    }

    /**
     * A {@link io.pointsman.engine.Refusal} where the record is of an earlier state than a job is known to have written.
     *
     * @param by that job, for people
     */
    void holdTo(String stack, String run, Instant wrote, String by) {
        Seen seen = look(stack, run);
        Optional<Instant> found = TimedRecords.newest(seen.document());
        if (found.filter(at -> !at.isBefore(wrote)).isEmpty()) {
            throw new BrokenDocument(bucket, key(stack + suffix, run), seen.version()).older(by, wrote, found);
        }
    }

    /** The document as it was found, with the mark of that state; no mark where there is none. */
    private record Seen(JsonObject document, Optional<String> etag, Optional<String> version) {}

    private Seen look(String stack, String run) {
        String key = key(stack + suffix, run);
        return object(key)
                .map(found -> seen(stack, run, key, found))
                .orElseGet(() -> new Seen(JsonObject.empty(), Optional.empty(), Optional.empty()));
    }

    private Seen seen(String stack, String run, String key, ResponseBytes<GetObjectResponse> found) {
        Optional<String> version = Optional.ofNullable(found.response().versionId());
        BrokenDocument broken = new BrokenDocument(bucket, key, version);
        return switch (ReleaseDocument.read(stack + suffix, run, utf8(found, broken))) {
            case ReleaseDocument.Reading.Whole(JsonObject document) ->
                new Seen(document, Optional.of(found.response().eTag()), version);
            case ReleaseDocument.Reading.Broken(JsonFault fault) -> throw broken.refused(fault);
        };
    }

    private static String utf8(ResponseBytes<GetObjectResponse> found, BrokenDocument broken) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(found.asByteBuffer())
                    .toString();
        } catch (CharacterCodingException e) {
            throw broken.refused(new JsonFault("", "is not UTF-8 text"));
        }
    }

    /** Empty where it never was there; one that was deleted is refused. */
    private Optional<ResponseBytes<GetObjectResponse>> object(String key) {
        return SdkTrouble.asking(
                "s3:GetObject of release record s3://" + bucket + "/" + key
                        + " (s3:ListBucket is needed, too: without it S3 denies what is not there)",
                () -> {
                    try {
                        return Optional.of(
                                s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)));
                    } catch (NoSuchKeyException e) {
                        BrokenDocument.marker(bucket, key, e).ifPresent(marker -> {
                            throw marker.deleted();
                        });
                        return Optional.empty();
                    }
                });
    }

    /** False when somebody else was faster. */
    private boolean wrote(String key, Seen seen, String text) {
        PutObjectRequest.Builder put =
                PutObjectRequest.builder().bucket(bucket).key(key).contentType("application/json");
        seen.etag().ifPresentOrElse(put::ifMatch, () -> put.ifNoneMatch("*"));
        return SdkTrouble.asking("s3:PutObject of release record s3://" + bucket + "/" + key, () -> {
            try {
                s3.putObject(put.build(), RequestBody.fromString(text));
                return true;
            } catch (S3Exception e) {
                return lost(e);
            }
        });
    }

    /** 412: changed since; 409: being changed; 404: deleted since. */
    private static boolean lost(S3Exception e) {
        if (e.statusCode() == 412 || e.statusCode() == 409 || e instanceof NoSuchKeyException) {
            return false;
        }
        throw e;
    }
}
