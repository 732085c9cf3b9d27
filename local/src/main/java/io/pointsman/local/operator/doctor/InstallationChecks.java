package io.pointsman.local.operator.doctor;

import io.pointsman.local.operator.doctor.HealthReading.BucketState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What every stack here lives on: the release bucket, the functions' dead letters, the right to go back. */
record InstallationChecks(HealthReading reading, String bucket) {
    private static final String BUCKET = "release bucket";
    private static final String LETTERS = "dead letters";
    private static final String RIGHTS = "going back";

    List<Diagnosis> all(String stack) {
        List<Diagnosis> all = new ArrayList<>();
        all.addAll(Diagnosis.of(BUCKET, reading.bucket(), this::bucket));
        all.addAll(Diagnosis.of(LETTERS, reading.deadLetters(), InstallationChecks::letters));
        all.addAll(Diagnosis.of(RIGHTS, reading.mayGoBack(), may -> List.of(right(may, stack))));
        return all;
    }

    private List<Diagnosis> bucket(BucketState state) {
        List<Diagnosis> found = new ArrayList<>();
        if (!state.isVersioned()) {
            found.add(Diagnosis.fail(
                    BUCKET,
                    bucket + " is not versioned: what somebody writes over is gone, and no release can be pinned",
                    "aws s3api put-bucket-versioning --bucket " + bucket
                            + " --versioning-configuration Status=Enabled"));
        }
        state.losses()
                .forEach(loss -> found.add(Diagnosis.fail(
                        BUCKET,
                        loss + "; the way back to an earlier release needs its artifact",
                        "take the rule off " + bucket + ", or hold it to a prefix of your own")));
        return found.isEmpty() ? List.of(Diagnosis.ok(BUCKET, "versioned, and nothing that is needed expires")) : found;
    }

    private static List<Diagnosis> letters(Optional<Integer> waiting) {
        if (waiting.isEmpty()) {
            return List.of(Diagnosis.unknown(LETTERS, "the installation has no output DeadLetters"));
        }
        int number = waiting.get();
        return List.of(
                number == 0
                        ? Diagnosis.ok(LETTERS, "none")
                        : Diagnosis.warn(
                                LETTERS,
                                number + (number == 1 ? " event" : " events")
                                        + " that no function could take, of whatever stack; they stay for four days",
                                "docs/operations.md, A job that hangs"));
    }

    private static Diagnosis right(boolean may, String stack) {
        return may
                ? Diagnosis.ok(RIGHTS, "you may call shift by hand (pointsman rollback " + stack + ")")
                : Diagnosis.warn(
                        RIGHTS,
                        "you may not call shift by hand, so pointsman rollback is not for you",
                        "know who has lambda:InvokeFunction of it before you need them");
    }
}
