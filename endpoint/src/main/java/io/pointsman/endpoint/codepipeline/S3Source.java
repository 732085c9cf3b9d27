package io.pointsman.endpoint.codepipeline;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.disk.Blob;
import io.pointsman.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * The S3 source action: copies one version of one object, byte for byte, to the artifact bucket.
 *
 * <p>It runs when an execution is started, never by itself: what {@code PollForSourceChanges} says changes nothing here. As in AWS,
 * an object that is no zip is copied too, and the next action finds out.
 */
final class S3Source implements Player {
    private static final String REVISION_SUMMARY = "codepipeline-artifact-revision-summary";

    private final World world;

    S3Source(World world) {
        this.world = world;
    }

    /** Which object the execution wants, and which version of it. */
    private record Wanted(String bucket, String key, Optional<String> version) {
        JsonObject request() {
            return JsonObject.of("Bucket", bucket, "Key", key).with("VersionId", version);
        }

        String url() {
            return "https://console.aws.amazon.com/s3/object/" + bucket + "?prefix=" + key;
        }
    }

    @Override
    public void play(ActionRun run, Line line) {
        Wanted wanted = wanted(run);
        try {
            if (!isVersioned(wanted.bucket())) {
                line.fail(run, unversioned(wanted.bucket()));
                return;
            }
            copy(run, wanted, line);
        } catch (AwsError e) {
            line.fail(run, unreachable(wanted, e));
        }
    }

    private static Wanted wanted(ActionRun run) {
        Map<String, String> configuration = run.configuration();
        Wanted latest = new Wanted(
                configuration.getOrDefault("S3Bucket", ""),
                configuration.getOrDefault("S3ObjectKey", ""),
                Optional.empty());
        return run.execution().start().overrides().stream()
                .filter(override -> override.action().equals(run.name()))
                .reduce(latest, S3Source::chosen, (first, second) -> second);
    }

    private static Wanted chosen(Wanted wanted, SourceOverride override) {
        return override.type().equals(SourceOverride.OBJECT_KEY)
                ? new Wanted(wanted.bucket(), override.value(), wanted.version())
                : new Wanted(wanted.bucket(), wanted.key(), Optional.of(override.value()));
    }

    private boolean isVersioned(String bucket) {
        return world.call("s3", "GetBucketVersioning", JsonObject.of("Bucket", bucket))
                .text("Status")
                .filter("Enabled"::equals)
                .isPresent();
    }

    private static Fault unversioned(String bucket) {
        return Fault.configuration("The Amazon S3 bucket " + bucket
                + " does not have versioning enabled. A source bucket must be versioned: enable versioning and"
                + " try again");
    }

    private static Fault unreachable(Wanted wanted, AwsError e) {
        return Fault.configuration("Unable to access the artifact with Amazon S3 object key '" + wanted.key()
                + "' located in the Amazon S3 artifact bucket '" + wanted.bucket() + "': " + e.code() + ": "
                + e.said());
    }

    private void copy(ActionRun run, Wanted wanted, Line line) {
        JsonObject object = world.call("s3", "GetObject", wanted.request());
        ArtifactPlace place = run.outputs().getFirst();
        world.call("s3", "PutObject", put(run.execution().pipeline().store(), place, object));
        found(run, wanted, object, line);
    }

    private static JsonObject put(ArtifactStore store, ArtifactPlace place, JsonObject object) {
        JsonObject request = JsonObject.of(
                "Bucket",
                place.bucket(),
                "Key",
                place.key(),
                "Body",
                Blob.in(object, "Body").orElseGet(Blob::empty));
        return store.key()
                .map(key -> request.with("ServerSideEncryption", "aws:kms").with("SSEKMSKeyId", key.id()))
                .orElse(request);
    }

    private void found(ActionRun run, Wanted wanted, JsonObject object, Line line) {
        String version = object.needText("VersionId");
        Optional<String> summary = object.objectOrEmpty("Metadata")
                .text(REVISION_SUMMARY)
                .or(() -> Optional.of("Amazon S3 version id: " + version));
        SourceRevision revision = new SourceRevision(
                run.name(), run.outputs().getFirst().name(), version, summary, wanted.url(), line.now());
        run.revised(version);
        run.says(JobReport.of("Amazon S3 version id: " + version, version), line.now());
        run.execution().found(revision);
        run.execution().home().track(run.stage().stage()).found(revision);
        line.succeed(run, Map.of("ETag", object.text("ETag").orElse("").replace("\"", ""), "VersionId", version));
    }
}
