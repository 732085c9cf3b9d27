package io.pointsman.local.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.engine.FailureKind;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.NotShifted;
import io.pointsman.release.record.ReleaseRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunReadingTest {
    private static final Instant AT = Instant.parse("2026-11-28T16:58:00Z");
    private static final String REVIEWED = """
        {"changeset": {"name": "c", "arn": "a", "changed": true, "stackId": "s", "digest": "d", "resources": 1,
         "changes": "Modify F"}}
        """;
    private static final String SUBMITTED = "{\"changeset\": {\"name\": \"c\"}}";
    private static final String REFUSED = """
        {"changeset": {"name": "c", "digest": "d", "changed": true,
         "refused": [{"rule": "NoIamBroadening", "resource": "Role", "type": "AWS::IAM::Role", "why": "it grants more"}]}}
        """;
    private static final PipelineStanding IN_PROGRESS = OperatorFacts.pipeline("InProgress");
    private static final PipelineStanding FAILED =
            OperatorFacts.pipeline("Failed", OperatorFacts.action("Execute", "Failed"));

    private static Attempt attempt(Optional<String> restores) {
        FunctionDeployment.Target target =
                new FunctionDeployment.Target("F", "my-app-F", "live", "2", "AllAtOnce", List.of(), 1);
        return Attempt.begin(
                new Attempt.Start(
                        "release-2", "live", "pointsman-my-app", "AllAtOnce", Optional.empty(), restores, "job", AT),
                Optional.empty(),
                List.of(NotShifted.unchanged(target)));
    }

    private static Attempt failed(boolean takenBack) {
        return attempt(Optional.empty())
                .settling(FailureKind.JOB_FAILED, "an alarm")
                .failed("an alarm\nwhere each alias is", takenBack, AT.plusSeconds(60));
    }

    private static RunStanding standing(
            String record, Optional<Attempt> attempt, Optional<PipelineStanding> pipeline, boolean isGateClosed) {
        return new RunReading(
                        "run",
                        ReleaseRecord.parse(record),
                        attempt,
                        Optional.empty(),
                        pipeline,
                        isGateClosed,
                        /* isOvertaken= */ false)
                .standing("live", List.of());
    }

    private static RunState shifted(Attempt attempt) {
        return standing("{}", Optional.of(attempt), Optional.empty(), /* isGateClosed= */ false)
                .state();
    }

    private static RunState unshifted(String record, Optional<PipelineStanding> pipeline, boolean isGateClosed) {
        return standing(record, Optional.empty(), pipeline, isGateClosed).state();
    }

    @Test
    void a_shift_says_where_its_run_is() {
        assertEquals(RunState.RELEASING, shifted(attempt(Optional.empty())));
        assertEquals(RunState.GOING_BACK, shifted(attempt(Optional.of("release-1"))));
        assertEquals(
                RunState.ROLLING_BACK, shifted(attempt(Optional.empty()).settling(FailureKind.JOB_FAILED, "an alarm")));
        assertEquals(RunState.RELEASED, shifted(attempt(Optional.empty()).succeeded(AT)));
        assertEquals(
                RunState.WENT_BACK, shifted(attempt(Optional.of("release-1")).succeeded(AT)));
        assertEquals(RunState.ROLLED_BACK, shifted(failed(/* takenBack= */ true)));
        assertEquals(RunState.FAILED, shifted(failed(/* takenBack= */ false)));
    }

    @Test
    void a_failed_shift_whose_pipeline_goes_on_is_tried_again() {
        RunStanding standing =
                standing("{}", Optional.of(failed(/* takenBack= */ true)), Optional.of(IN_PROGRESS), false);

        assertEquals(RunState.PREPARING, standing.state());
    }

    @Test
    void before_its_shift_a_run_is_where_its_pipeline_is() {
        assertEquals(RunState.PREPARING, unshifted("{}", Optional.empty(), false));
        assertEquals(RunState.PREPARING, unshifted(SUBMITTED, Optional.of(IN_PROGRESS), false));
        assertEquals(RunState.FAILED, unshifted(REVIEWED, Optional.of(FAILED), false));
        assertEquals(RunState.ENDED, unshifted(REVIEWED, Optional.of(OperatorFacts.pipeline("Succeeded")), false));
        assertEquals(RunState.FAILED, unshifted(REFUSED, Optional.empty(), false));
        assertEquals(RunState.PREPARING, unshifted(REFUSED, Optional.of(IN_PROGRESS), false));
    }

    @Test
    void a_closed_gate_holds_what_is_ready_to_execute_and_nothing_else() {
        assertEquals(RunState.HELD, unshifted(REVIEWED, Optional.of(FAILED), true));
        assertEquals(RunState.HELD, unshifted(REVIEWED, Optional.empty(), true));
        assertEquals(RunState.PREPARING, unshifted(REVIEWED, Optional.of(IN_PROGRESS), true));
        assertEquals(RunState.PREPARING, unshifted(SUBMITTED, Optional.empty(), true));
        assertEquals(RunState.FAILED, unshifted(SUBMITTED, Optional.of(FAILED), true));
    }

    @Test
    void why_it_failed_is_the_verdict_or_else_what_the_pipeline_says() {
        assertEquals(
                List.of("an alarm", "where each alias is"),
                standing("{}", Optional.of(failed(true)), Optional.empty(), false)
                        .said());
        assertEquals(
                List.of("Execute failed: why it", "ended"),
                standing(REVIEWED, Optional.empty(), Optional.of(FAILED), false).said());
    }

    @Test
    void a_refused_change_set_is_why_where_no_pipeline_says_more() {
        assertEquals(
                List.of("changeset has refused it: NoIamBroadening: Role: it grants more"),
                standing(REFUSED, Optional.empty(), Optional.empty(), false).said());
    }

    @Test
    void a_release_that_has_proven_nothing_says_so() {
        Attempt attempt = attempt(Optional.empty());
        FunctionDeployment function = attempt.functions().findFirst().orElseThrow();
        Attempt noted =
                attempt.with(function.noted("no call reached version 2")).succeeded(AT);

        assertEquals(
                List.of("F: no call reached version 2"),
                standing("{}", Optional.of(noted), Optional.empty(), false).said());
    }

    /** Nobody knows why, but it is over. */
    @Test
    void what_moved_nothing_before_a_later_run_began_is_not_waited_for() {
        RunReading overtaken = new RunReading(
                "run",
                ReleaseRecord.parse(REVIEWED),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                /* isGateClosed= */ true,
                /* isOvertaken= */ true);

        assertEquals(RunState.UNSHIFTED, overtaken.standing("live", List.of()).state());
    }

    @Test
    void a_refused_change_set_says_by_which_rule() {
        assertEquals(
                "REFUSED: NoIamBroadening: Role: it grants more",
                standing(REFUSED, Optional.empty(), Optional.empty(), false)
                        .steps()
                        .getFirst()
                        .what());
    }
}
