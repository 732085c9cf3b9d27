package io.pointsman.local.acceptance.scene;

import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.local.play.Execution;
import io.pointsman.local.play.PlayFailure;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.ReleaseRecord;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What Pointsman has put on record of the releases. */
final class WrittenRecords {
    private final RunContext stage;
    private final String bucket;
    private final String stack;

    /**
     * @param bucket the release bucket
     * @param stack as the records call it
     */
    WrittenRecords(RunContext stage, String bucket, String stack) {
        this.stage = stage;
        this.bucket = bucket;
        this.stack = stack;
    }

    String arrived(String run) {
        PlayFailure.same(
                "the shift on record", Attempt.State.SUCCEEDED, attempt(run).state());
        return "on record as arrived";
    }

    /** Nothing of it is in production. */
    String takenBack(String run) {
        Attempt attempt = attempt(run);
        PlayFailure.same("the shift on record", Attempt.State.FAILED, attempt.state());
        PlayFailure.unless(attempt.isTakenBack(), "the record does not say that everything was taken back");
        return "on record as taken back";
    }

    private Attempt attempt(String run) {
        return ReleaseRecord.parse(text(run))
                .attempt(Shop.ALIAS)
                .orElseThrow(() -> new PlayFailure("the record of " + run + " has no shift of " + Shop.ALIAS));
    }

    String text(String run) {
        String key = "releases/" + stack + "/" + run + ".json";
        return stage.aws()
                .s3()
                .getObjectAsBytes(get -> get.bucket(bucket).key(key))
                .asUtf8String();
    }

    /** The files of the review of a release, by their paths. */
    Map<String, String> review(Execution execution) {
        Execution.Artifact review = execution.action("ChangeSet").artifacts().get("Review");
        if (review == null) {
            throw new PlayFailure("ChangeSet has no artifact Review");
        }
        byte[] zip = stage.aws()
                .s3()
                .getObjectAsBytes(get -> get.bucket(review.bucket()).key(review.key()))
                .asByteArray();
        ZipArchive archive = ZipArchive.open(RangedBytes.of(zip));
        Map<String, String> files = new TreeMap<>();
        archive.paths()
                .forEach(path -> files.put(path, new String(archive.read(path).orElseThrow(), StandardCharsets.UTF_8)));
        return files;
    }
}
