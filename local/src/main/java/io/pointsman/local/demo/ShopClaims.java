package io.pointsman.local.demo;

import io.pointsman.endpoint.Call;
import io.pointsman.local.play.PlayFailure;
import java.util.List;
import java.util.Optional;

/** What must be true of who was answered by which version; a {@link PlayFailure} where it is not. */
final class ShopClaims {
    /** Fewer answers than this prove nothing. */
    private static final int ENOUGH = 20;

    /** So many of a canary prove that it has a share at all: that a tenth of them are none has odds of one to 37 000. */
    private static final int MANY = 100;

    private static final double SHARE = 0.1;

    /** Of the number of answers by chance. */
    private static final int DEVIATIONS = 5;

    private ShopClaims() {}

    /** Until its traffic moved the old version answered everybody, then about one in ten the new one. */
    static void shifted(CustomersByStage stages, Shifted shift) {
        for (CustomersByStage.Stage stage : stages.all()) {
            PlayFailure.same(
                    stage.name() + ": answers by neither version " + shift.from() + " nor " + shift.to(),
                    0,
                    stage.all() - stage.of(shift.from()) - stage.of(shift.to()));
            if (stage.begin().isBefore(shift.began().orElseThrow())) {
                PlayFailure.unless(stage.all() > 0, stage.name() + ": nobody asked, which proves nothing");
                PlayFailure.same(
                        stage.name() + ": customers who got version " + shift.to() + " before it was let in",
                        0,
                        stage.of(shift.to()));
            } else if (stage.end().equals(shift.ended().orElseThrow())) {
                canary(stage, shift.to());
            }
        }
    }

    private static void canary(CustomersByStage.Stage stage, String version) {
        int all = stage.all();
        double expected = all * SHARE;
        double room = DEVIATIONS * Math.sqrt(all * SHARE * (1 - SHARE));
        PlayFailure.unless(
                all >= ENOUGH
                        && (all < MANY || stage.of(version) > 0)
                        && Math.abs(stage.of(version) - expected) <= room,
                stage.name() + ": " + stage.of(version) + " of " + all + " customers got version " + version
                        + "; about " + Math.round(expected) + " should have");
    }

    /** Everybody was answered by this version, and there was somebody. */
    static void allBy(String version, List<Call> calls) {
        PlayFailure.unless(calls.size() >= ENOUGH, calls.size() + " answers prove nothing");
        calls.stream()
                .filter(call -> !call.ok() || !call.executedVersion().equals(Optional.of(version)))
                .findFirst()
                .ifPresent(call -> {
                    throw new PlayFailure("not everybody was answered by version " + version + ": " + call);
                });
    }
}
