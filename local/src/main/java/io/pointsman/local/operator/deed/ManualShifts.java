package io.pointsman.local.operator.deed;

import io.pointsman.local.operator.ExitCode;
import io.pointsman.local.operator.OperatorTrouble;
import io.pointsman.local.operator.ReleaseBook;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.PackagedRelease;
import io.pointsman.release.record.ReleaseRecord;
import io.pointsman.release.record.SourceArtifactPlace;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What a way back calls {@code shift} with, by the record of the release that is live: its application and its settings hold. */
public final class ManualShifts {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'back-'yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final ReleaseBook book;

    public ManualShifts(ReleaseBook book) {
        this.book = book;
    }

    /** A run of its own. */
    public static String run(Instant now) {
        return NAME.format(now);
    }

    /** @param named the artifact that somebody has named */
    public ManualShift of(String function, WayBackPlan plan, String run, Optional<SourceArtifactPlace> named) {
        ReleaseRecord live = book.record(plan.stack(), plan.from().run());
        return new ManualShift(
                function,
                plan.stack(),
                plan.alias(),
                run,
                plan.to().releaseId(),
                live.attempt(plan.alias()).flatMap(Attempt::application),
                named.or(() -> source(live)).orElseThrow(() -> unknown(plan)));
    }

    private static Optional<SourceArtifactPlace> source(ReleaseRecord record) {
        return record.release().flatMap(PackagedRelease::sourcePlace);
    }

    private static OperatorTrouble unknown(WayBackPlan plan) {
        return new OperatorTrouble(
                ExitCode.FAILED,
                "the record of run " + plan.from().run() + " does not say which artifact it was made from, and shift"
                        + " reads its settings there. Name one of the application, as View in S3 of the pipeline's"
                        + " source action has it: --artifact s3://BUCKET/KEY");
    }
}
