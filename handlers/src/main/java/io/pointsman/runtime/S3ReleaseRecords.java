package io.pointsman.runtime;

import io.pointsman.engine.OutOfTurn;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import io.pointsman.json.JsonFault;
import io.pointsman.json.JsonObject;
import io.pointsman.release.RunName;
import io.pointsman.release.record.HandledJobs;
import io.pointsman.release.record.HandledJobs.HandledJob;
import io.pointsman.release.record.ReleaseDocument;
import io.pointsman.release.record.ReleaseDocument.Revision;
import io.pointsman.release.record.ReleaseRecords;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Release records as objects of the release bucket, {@code releases/STACK/RUN.json}, for a stack elsewhere
 * {@code releases/STACK@ACCOUNT.REGION/RUN.json}. Each write says which state it saw
 * (If-Match, or If-None-Match for the first), so that of two writers one reads again. Until time passes a document is read once:
 * what was found, or written, is what the next change begins with. A run that is no plain word is known by
 * its digest.
 *
 * <p>A document that cannot be gone by (see {@link ReleaseDocument}), or that somebody deleted, is a refusal: it is never taken for an
 * empty one, and never written over.
 *
 * <p>Whoever finds a document that a later job of CodePipeline's has written looks at the list of jobs, and is {@link OutOfTurn} where its
 * own job was answered meanwhile.
 */
public final class S3ReleaseRecords implements ReleaseRecords {
    private static final int TRIES = 10;
    private static final Pattern PLAIN = Pattern.compile("(?!(?:index|jobs)$)[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private final S3Client s3;
    private final String bucket;
    private final String suffix;
    private final KnownRevisions revisions;

    /** For stacks of the function's own account and Region. */
    public S3ReleaseRecords(S3Client s3, String bucket) {
        this(s3, bucket, Target.HOME, new KnownRevisions());
    }

    /** @param revisions of this call, which may know of newer documents than those that are found */
    S3ReleaseRecords(S3Client s3, String bucket, Target target, KnownRevisions revisions) {
        this.s3 = s3;
        this.bucket = bucket;
        this.suffix = target.suffix();
        this.revisions = revisions;
    }

    @Override
    public JsonObject find(String stack, String run) {
        return revisions
                .seen(key(stack + suffix, run))
                .orElseGet(() -> look(stack, run))
                .document();
    }

    @Override
    public void holdTurn(String stack) {
        look(stack, JOBS);
    }

    @Override
    public JsonObject update(String stack, String run, UnaryOperator<JsonObject> change) {
        String key = key(stack + suffix, run);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            SeenDocument seen = known(run, key).orElseGet(() -> look(stack, run));
            JsonObject changed = change.apply(seen.document());
            if (changed.equals(seen.document()) || wrote(stack, run, seen, changed)) {
                return changed;
            }
        }
        throw new Unavailable("release record " + key + ": others kept writing it, " + TRIES + " times in a row");
    }

    /** @param stack with the suffix of its target */
    public static String key(String stack, String run) {
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
     * The document has to be as new as that; a {@link Refusal} where it is known to be older.
     *
     * @param by who says so, to begin a sentence with
     */
    void expect(String stack, String run, int revision, String by) {
        if (revisions.expect(key(stack + suffix, run), revision, by)) {
            look(stack, run);
        }
    }

    /** From now on; until somebody answers it. */
    void worksOn(HandledJob job) {
        revisions.worksOn(job);
    }

    /** Its job is answered. */
    void worksOnNothing() {
        revisions.worksOnNothing();
    }

    /** The revision of a document that this call has written; empty where it has not. */
    Optional<Integer> written(String stack, String run) {
        return revisions.written(key(stack + suffix, run));
    }

    @Override
    public RuntimeException earlier(String stack, String run, String expected) {
        return broken(stack, run, look(stack, run)).older(expected);
    }

    /** The list of jobs is read when a call begins and not again when it ends: what others wrote meanwhile shows when it is written. */
    private Optional<SeenDocument> known(String run, String key) {
        return run.equals(JOBS) ? revisions.seenBefore(key) : revisions.seen(key);
    }

    private BrokenDocument broken(String stack, String run, SeenDocument seen) {
        return new BrokenDocument(bucket, key(stack + suffix, run), seen.version());
    }

    /**
     * The list of jobs has to be as new as the writer of this document knew it. What is wrong with the document itself is said by
     * whoever goes by it.
     */
    void holdJobs(String stack, String run) {
        Optional<Integer> jobs;
        try {
            jobs = found(stack, run).revision().jobs();
        } catch (Refusal brokenItself) {
            return;
        }
        holdJobs(stack, run, jobs);
    }

    private void holdJobs(String stack, String run, Optional<Integer> jobs) {
        jobs.ifPresent(number -> expect(
                stack,
                JOBS,
                number,
                "s3://" + bucket + "/" + key(stack + suffix, run) + " was written after its revision " + number));
    }

    private SeenDocument found(String stack, String run) {
        String key = key(stack + suffix, run);
        return object(key).map(found -> seen(stack, run, key, found)).orElse(SeenDocument.NOTHING);
    }

    /** Held to what was known before it was asked for: another thread of this job may write it meanwhile. */
    private SeenDocument look(String stack, String run) {
        String key = key(stack + suffix, run);
        Optional<KnownRevisions.Known> newest = revisions.newest(key);
        SeenDocument seen = found(stack, run);
        newest.filter(known -> isOlder(run, seen, known)).ifPresent(known -> {
            String is = seen.revision()
                    .number()
                    .map(number -> "it is revision " + number + " now")
                    .orElse(seen.etag().isPresent() ? "it has no revision now" : "it is not there now");
            throw broken(stack, run, seen).older(known.by() + ", and " + is);
        });
        revisions.found(key, seen.revision().number().orElse(0));
        if (run.equals(JOBS)) {
            stopWhereAnswered(new HandledJobs(seen.document()));
        }
        holdJobs(stack, run, seen.revision().jobs());
        revisions.saw(key, seen);
        return seen;
    }

    /** A process that stood still while the next job went on writes nothing of what it still knows. */
    private void stopWhereAnswered(HandledJobs jobs) {
        revisions
                .job()
                .filter(job -> jobs.turn(job) == HandledJobs.Turn.ANSWERED)
                .ifPresent(job -> {
                    throw OutOfTurn.over("job " + job.id() + " of " + job.action() + ", run " + job.run()
                            + ", was answered while this call worked on it; the job after it goes on, and this"
                            + " call stops");
                });
    }

    /** A person may begin the index and the list of jobs anew; what a run has done cannot be begun again. */
    private static boolean isOlder(String run, SeenDocument seen, KnownRevisions.Known known) {
        boolean mayBeBegun = seen.etag().isPresent() && (run.equals(INDEX) || run.equals(JOBS));
        return seen.revision().number().map(number -> number < known.revision()).orElse(!mayBeBegun);
    }

    private SeenDocument seen(String stack, String run, String key, ResponseBytes<GetObjectResponse> found) {
        GetObjectResponse head = found.response();
        BrokenDocument broken = new BrokenDocument(bucket, key, Optional.ofNullable(head.versionId()));
        return read(stack, run, utf8(found, broken), head.eTag(), head.versionId(), key);
    }

    private SeenDocument read(
            String stack, String run, String text, String etag, @Nullable String versionId, String key) {
        Optional<String> version = Optional.ofNullable(versionId);
        return switch (ReleaseDocument.read(stack + suffix, run, text)) {
            case ReleaseDocument.Reading.Whole(JsonObject document, Revision revision) ->
                new SeenDocument(document, Optional.of(etag), version, revision);
            case ReleaseDocument.Reading.Broken(JsonFault fault) ->
                throw new BrokenDocument(bucket, key, version).refused(fault);
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
    private boolean wrote(String stack, String run, SeenDocument seen, JsonObject document) {
        String key = key(stack + suffix, run);
        int revision = next(key, seen);
        Optional<Integer> jobs = run.equals(JOBS) ? Optional.empty() : revisions.known(key(stack + suffix, JOBS));
        String text = ReleaseDocument.text(
                stack + suffix, run, document, new Revision(Optional.of(revision), jobs.or(seen.revision()::jobs)));
        revisions.forget(key); // what an error leaves there is not known
        Optional<PutObjectResponse> written = written(key, seen, text);
        written.ifPresent(put -> {
            revisions.wrote(key, revision);
            Optional.ofNullable(put.eTag())
                    .ifPresent(etag -> revisions.saw(key, read(stack, run, text, etag, put.versionId(), key)));
        });
        return written.isPresent();
    }

    /** One that was begun anew goes on where the one before was. */
    private int next(String key, SeenDocument seen) {
        int known = revisions.newest(key).map(KnownRevisions.Known::revision).orElse(0);
        return Math.max(known, seen.revision().number().orElse(0)) + 1;
    }

    private Optional<PutObjectResponse> written(String key, SeenDocument seen, String text) {
        PutObjectRequest.Builder put =
                PutObjectRequest.builder().bucket(bucket).key(key).contentType("application/json");
        seen.etag().ifPresentOrElse(put::ifMatch, () -> put.ifNoneMatch("*"));
        return SdkTrouble.asking("s3:PutObject of release record s3://" + bucket + "/" + key, () -> {
            try {
                return Optional.of(s3.putObject(put.build(), RequestBody.fromString(text)));
            } catch (S3Exception e) {
                return lost(e);
            }
        });
    }

    /** 412: changed since; 409: being changed; 404: deleted since. */
    private static Optional<PutObjectResponse> lost(S3Exception e) {
        if (e.statusCode() == 412 || e.statusCode() == 409 || e instanceof NoSuchKeyException) {
            return Optional.empty();
        }
        throw e;
    }
}
