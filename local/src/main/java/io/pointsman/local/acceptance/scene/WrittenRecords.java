package io.pointsman.local.acceptance.scene;

import io.pointsman.local.play.PlayFailure;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.ReleaseRecord;

/** What Pointsman has put on record of the releases. */
final class WrittenRecords {
    private final Stage stage;
    private final String bucket;

    /** @param bucket the release bucket */
    WrittenRecords(Stage stage, String bucket) {
        this.stage = stage;
        this.bucket = bucket;
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
        String key = "releases/" + stage.name().application() + "/" + run + ".json";
        String text = stage.aws()
                .s3()
                .getObjectAsBytes(get -> get.bucket(bucket).key(key))
                .asUtf8String();
        return ReleaseRecord.parse(text)
                .attempt(Shop.ALIAS)
                .orElseThrow(() -> new PlayFailure("s3://" + bucket + "/" + key + " has no shift of " + Shop.ALIAS));
    }
}
