package io.pointsman.local.operator.doctor;

import io.pointsman.gates.ClosedGate;
import io.pointsman.local.operator.AlarmSight;
import io.pointsman.local.operator.Clock24;
import io.pointsman.local.operator.RunLabel;
import io.pointsman.local.operator.RunStanding;
import io.pointsman.local.operator.StackStanding;
import io.pointsman.release.StackStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the stack, its gate, its alarms and its latest run stand, and for how long. */
record StandingChecks(StackStanding standing) {
    /** An action of CodePipeline may take so long, waits for approvals aside. */
    private static final Duration LONGEST = Duration.ofHours(12);

    private static final String STACK = "stack";
    private static final String GATE = "gate";
    private static final String ALARM = "alarm ";
    private static final String RUN = "latest run";

    List<Diagnosis> all() {
        List<Diagnosis> all = new ArrayList<>();
        all.addAll(Diagnosis.of(STACK, standing.status(), this::stack));
        all.addAll(Diagnosis.of(GATE, standing.gate(), this::gate));
        all.addAll(Diagnosis.of("alarms", standing.alarms(), StandingChecks::alarms));
        standing.run().ifPresent(run -> all.add(run(run)));
        return all;
    }

    private List<Diagnosis> stack(Optional<String> status) {
        return List.of(status.map(this::status)
                .orElseGet(() -> Diagnosis.fail(
                        STACK,
                        "CloudFormation has no stack " + standing.stack() + " here",
                        "look at account and Region (--profile, --region); a release makes it anew")));
    }

    private Diagnosis status(String word) {
        return switch (StackStatus.of(word)) {
            case CREATE_COMPLETE,
                    UPDATE_COMPLETE,
                    UPDATE_ROLLBACK_COMPLETE,
                    IMPORT_COMPLETE,
                    IMPORT_ROLLBACK_COMPLETE -> Diagnosis.ok(STACK, word);
            case UPDATE_ROLLBACK_FAILED ->
                Diagnosis.fail(
                        STACK,
                        word + ": no release can update it",
                        "aws cloudformation continue-update-rollback --stack-name " + standing.stack());
            case CREATE_FAILED, ROLLBACK_COMPLETE, ROLLBACK_FAILED, DELETE_FAILED, IMPORT_ROLLBACK_FAILED ->
                Diagnosis.fail(
                        STACK,
                        word + ": no release can update it",
                        "delete it where nothing in it is needed, then release; or Recover: Delete");
            case UPDATE_FAILED ->
                Diagnosis.fail(STACK, word, "aws cloudformation rollback-stack --stack-name " + standing.stack());
            case REVIEW_IN_PROGRESS,
                    CREATE_IN_PROGRESS,
                    ROLLBACK_IN_PROGRESS,
                    UPDATE_IN_PROGRESS,
                    UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
                    UPDATE_ROLLBACK_IN_PROGRESS,
                    UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
                    DELETE_IN_PROGRESS,
                    DELETE_COMPLETE,
                    IMPORT_IN_PROGRESS,
                    IMPORT_ROLLBACK_IN_PROGRESS -> Diagnosis.warn(STACK, word, "a release waits for its end");
        };
    }

    private List<Diagnosis> gate(Optional<ClosedGate> gate) {
        return List.of(gate.map(this::closed).orElseGet(() -> Diagnosis.ok(GATE, "open")));
    }

    private Diagnosis closed(ClosedGate gate) {
        return Diagnosis.warn(
                GATE,
                "closed for " + since(gate.since()) + ": " + gate.reason() + ". No release begins",
                "pointsman gate open " + standing.stack());
    }

    private static List<Diagnosis> alarms(List<AlarmSight> alarms) {
        return alarms.stream().map(StandingChecks::alarm).toList();
    }

    private static Diagnosis alarm(AlarmSight alarm) {
        String what = ALARM + alarm.name();
        if (alarm.state().isEmpty()) {
            return Diagnosis.fail(
                    what, "is not there, and shift refuses to begin", "create it, or take it out of Alarms");
        }
        return alarm.isRinging()
                ? Diagnosis.fail(
                        what,
                        "is in ALARM, and shift refuses to begin: " + alarm.reason(),
                        "wait for OK; or leave it out of Alarms in one release")
                : Diagnosis.ok(what, alarm.word());
    }

    private Diagnosis run(RunStanding run) {
        String label = RunLabel.of(run.run()) + " " + run.state().word();
        if (run.state().isUnderWay()) {
            Optional<Instant> old = run.started()
                    .filter(at -> Duration.between(at, standing.now()).compareTo(LONGEST) > 0);
            return old.isEmpty()
                    ? Diagnosis.ok(RUN, label)
                    : Diagnosis.warn(
                            RUN,
                            label + " for " + since(old.get()) + ": nothing takes so long but an approval",
                            "pointsman status " + standing.stack() + "; pointsman abort " + standing.stack());
        }
        String age = run.ended().map(at -> ", " + since(at) + " ago").orElse("");
        return switch (run.state().exit()) {
            case FAILED ->
                Diagnosis.warn(RUN, label + age, "pointsman show " + standing.stack() + " " + RunLabel.of(run.run()));
            case WANTED, NOT_FINISHED, HELD, DENIED -> Diagnosis.ok(RUN, label + age);
        };
    }

    private String since(Instant moment) {
        return Clock24.span(Duration.between(moment, standing.now()));
    }
}
