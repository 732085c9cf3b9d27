package io.pointsman.actions.rewrite;

import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.engine.Job;
import io.pointsman.engine.JobArtifact;
import io.pointsman.engine.Step;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import io.pointsman.release.ReleaseManifest;
import io.pointsman.runtime.Artifacts;
import io.pointsman.runtime.OwnersSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** The action {@code rewrite} with the real SDK against the embedded endpoint; what it makes is what the place releases next. */
public final class RewriteRun {
    private RewriteRun() {}

    /** @param source the artifact */
    public static ReleaseManifest of(StackPlace place, byte[] source) {
        return of(place, source, new S3CodeStore(place.s3, StackPlace.BUCKET), /* hasVersions= */ true);
    }

    /** The same by a version of Pointsman that released without versions. */
    public static ReleaseManifest before(StackPlace place, byte[] source) {
        CodeStore store = new StoreBefore(new S3CodeStore(place.s3, StackPlace.BUCKET));
        return of(place, source, store, /* hasVersions= */ false);
    }

    private static ReleaseManifest of(StackPlace place, byte[] source, CodeStore store, boolean hasVersions) {
        JobArtifact artifact =
                new JobArtifact("MyApp", StackPlace.BUCKET, "web/MyApp/" + place.run + ".zip", Optional.empty());
        place.s3.putObject(put -> put.bucket(artifact.bucket()).key(artifact.key()), RequestBody.fromBytes(source));
        Files files = new Files(place, hasVersions);
        RewriteAction action = new RewriteAction(files, store, new S3History(place.s3, StackPlace.BUCKET));
        Job job = new Job(
                "job",
                false,
                JsonObject.of("StackName", "web"),
                List.of(artifact),
                List.of(new JobArtifact("Release", StackPlace.BUCKET, "out", Optional.empty())),
                Optional.empty(),
                place.clock.instant().plus(Duration.ofMinutes(15)));
        RewriteRequest request = action.request(job);
        Step<RewriteStage> step = action.advance(request, action.start(request));
        if (!(step instanceof Step.Done)) {
            throw new AssertionError(step.toString());
        }
        ReleaseManifest manifest = ReleaseManifest.parse(files.text(ReleaseManifest.PATH));
        place.template = files.text(manifest.templatePath());
        place.templatePath = manifest.templatePath();
        place.code = manifest.code();
        return manifest;
    }

    private static final class Files implements Artifacts {
        private final StackPlace place;
        private final boolean hasVersions;
        private byte[] release = new byte[0];

        Files(StackPlace place, boolean hasVersions) {
            this.place = place;
            this.hasVersions = hasVersions;
        }

        @Override
        public Optional<OwnersSettings> ownersSettings(String stack) {
            return Optional.empty();
        }

        @Override
        public RangedBytes open(JobArtifact artifact) {
            ResponseBytes<GetObjectResponse> found = place.s3.getObjectAsBytes(
                    get -> get.bucket(artifact.bucket()).key(artifact.key()));
            RangedBytes bytes = RangedBytes.of(found.asByteArray());
            Optional<String> version =
                    Optional.ofNullable(found.response().versionId()).filter(id -> hasVersions);
            return new RangedBytes() {
                @Override
                public long length() {
                    return bytes.length();
                }

                @Override
                public byte[] read(long offset, int length) {
                    return bytes.read(offset, length);
                }

                @Override
                public Optional<String> version() {
                    return version;
                }
            };
        }

        @Override
        public void write(JobArtifact artifact, byte[] zip) {
            release = zip;
        }

        String text(String path) {
            return new String(
                    ZipArchive.open(RangedBytes.of(release)).read(path).orElseThrow(), StandardCharsets.UTF_8);
        }
    }
}
