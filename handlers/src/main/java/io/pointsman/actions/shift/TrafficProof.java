package io.pointsman.actions.shift;

import io.pointsman.actions.shift.attempt.FailureText;
import io.pointsman.actions.shift.attempt.ShiftAttempts;
import io.pointsman.actions.shift.attempt.Surprise;
import io.pointsman.actions.shift.ports.VersionWatch;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.Phase;
import io.pointsman.release.record.Startable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many calls reached each new version while its traffic moved: alarms that no call could ring prove nothing. */
final class TrafficProof {
    /** By then CloudWatch shows what Lambda has measured. */
    private static final Duration SHOWN_WITHIN = Duration.ofMinutes(3);

    private final VersionWatch watch;
    private final Poll poll;

    TrafficProof(VersionWatch watch, Poll poll) {
        this.watch = watch;
        this.poll = poll;
    }

    /** What is known of an attempt whose deployments have all arrived. */
    sealed interface Proof {
        /** All that is to be counted is counted; the attempt may have failed by it. */
        record Counted(Attempt attempt) implements Proof {}

        /** So few that CloudWatch may not show all of them yet. */
        record TooEarly(String function) implements Proof {}
    }

    Proof of(Attempt attempt) {
        List<Startable> open = attempt.in(Phase.SUCCEEDED, Startable.class)
                .filter(this::isCounted)
                .filter(function -> function.calls().isEmpty())
                .toList();
        return open.isEmpty() ? new Proof.Counted(attempt) : counted(attempt, open);
    }

    private boolean isCounted(Startable function) {
        return !function.generatedAlarms().isEmpty() || minimum(function).isPresent();
    }

    private Optional<Integer> minimum(Startable function) {
        return poll.request().traffic(function.id()).minimumTraffic();
    }

    private Proof counted(Attempt attempt, List<Startable> functions) {
        Map<VersionWatch.Version, Long> calls;
        try {
            calls = watch.calls(
                    functions.stream().map(TrafficProof::version).toList(), attempt.startedAt(), poll.now());
        } catch (Refusal e) {
            return new Proof.Counted(uncounted(attempt, functions, e));
        }
        Optional<Startable> early = functions.stream()
                .filter(function -> isFew(function, calls) && poll.now().isBefore(shown(function)))
                .findFirst();
        return early.<Proof>map(function -> new Proof.TooEarly(FailureText.subject(function)))
                .orElseGet(() -> new Proof.Counted(judged(attempt, functions, calls)));
    }

    private static VersionWatch.Version version(Startable function) {
        return new VersionWatch.Version(function.function(), function.alias(), function.target());
    }

    private boolean isFew(Startable function, Map<VersionWatch.Version, Long> calls) {
        return minimum(function).filter(least -> of(function, calls) < least).isPresent();
    }

    private static long of(Startable function, Map<VersionWatch.Version, Long> calls) {
        return calls.getOrDefault(version(function), 0L);
    }

    private static Instant shown(Startable function) {
        return function.weights().isEmpty()
                ? Instant.MIN
                : function.weights().getLast().at().plus(SHOWN_WITHIN);
    }

    private Attempt judged(Attempt attempt, List<Startable> functions, Map<VersionWatch.Version, Long> calls) {
        List<ShiftAttempts.Change> changes = new ArrayList<>();
        functions.forEach(function ->
                changes.add(new ShiftAttempts.Change(function, counted(function, of(function, calls)))));
        Attempt now = poll.attempts().put(attempt, changes);
        return functions.stream()
                .filter(function -> isFew(function, calls))
                .findFirst()
                .map(function -> failed(now, few(function, of(function, calls))))
                .orElse(now);
    }

    private static FunctionDeployment counted(Startable function, long calls) {
        return calls > 0
                ? function.called(calls)
                : function.called(calls)
                        .notedToo("no call reached version " + function.target()
                                + " while its traffic moved: nothing was proven");
    }

    private String few(Startable function, long calls) {
        return FailureText.subject(function) + ": "
                + (calls == 0 ? "no call" : calls == 1 ? "one call" : calls + " calls")
                + " reached version " + function.target() + " while its traffic moved, and MinimumTraffic is "
                + minimum(function).orElse(0)
                + ": too little was proven. Release again when there is traffic, choose a DeploymentConfigName that"
                + " takes longer, or set a lower MinimumTraffic";
    }

    /** Unknown is no proof: it fails what needs one, and is said of what does not. */
    private Attempt uncounted(Attempt attempt, List<Startable> functions, Refusal why) {
        String unknown = "how many calls reached the new version could not be read: " + Surprise.said(why);
        Attempt now = poll.attempts()
                .put(
                        attempt,
                        functions.stream()
                                .filter(function -> minimum(function).isEmpty())
                                .map(function -> new ShiftAttempts.Change(function, function.notedToo(unknown)))
                                .toList());
        return functions.stream()
                .filter(function -> minimum(function).isPresent())
                .findFirst()
                .map(function -> failed(now, FailureText.subject(function) + ": " + unknown))
                .orElse(now);
    }

    private Attempt failed(Attempt attempt, String cause) {
        return poll.attempts().change(attempt, current -> current.settling(FailureKind.JOB_FAILED, cause));
    }
}
