package io.pointsman.actions.shift.attempt;

import static io.pointsman.actions.shift.attempt.SampleAttempts.NOW;
import static io.pointsman.actions.shift.attempt.SampleAttempts.attempt;
import static io.pointsman.actions.shift.attempt.SampleAttempts.first;
import static io.pointsman.actions.shift.attempt.SampleAttempts.pending;
import static io.pointsman.actions.shift.attempt.SampleAttempts.request;
import static io.pointsman.actions.shift.attempt.SampleAttempts.target;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.shift.attempt.AttemptSummary.Conclusion;
import io.pointsman.actions.shift.ports.AliasReading;
import io.pointsman.actions.shift.settings.ShiftRequest;
import io.pointsman.engine.FailureKind;
import io.pointsman.release.AliasState;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.NotShifted;
import io.pointsman.release.record.ReleaseRecord;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a failed shift says at its end: what failed, where every alias stands, and what a person has to type. */
final class AttemptSummaryTest {
    private static final AliasReading ON_3 = new AliasReading.Read(Optional.of(AliasState.on("3")));
    private static final AliasReading ON_4 = new AliasReading.Read(Optional.of(AliasState.on("4")));
    private static final AliasReading DENIED = new AliasReading.Unreadable("denied");
    private static final String BACK =
            "; back to version 3: aws lambda update-alias --function-name web-Cart --name live --function-version 3"
                    + " --routing-config AdditionalVersionWeights={}";

    private static Conclusion of(ShiftRequest request, AliasReading alias, FunctionDeployment... functions) {
        return new AttemptSummary(request, ReleaseRecord.parse("{}"))
                .of(
                        attempt(functions).settling(FailureKind.JOB_FAILED, "Cart failed: no"),
                        function -> alias,
                        List.of());
    }

    private static Conclusion of(AliasReading alias, FunctionDeployment... functions) {
        return of(request(), alias, functions);
    }

    @Test
    void an_alias_that_nobody_could_read_is_told_to_be_where_it_was() {
        Conclusion unseen = of(DENIED, pending("Cart").moving("d-1").failed(NOW, "no"));

        assertFalse(unseen.takenBack());
        assertTrue(
                unseen.text().contains("Whether every alias is where it was, and stays there, is not known"),
                unseen.text());
        assertTrue(
                unseen.text().contains("Cart (web-Cart): where alias live is could not be read: denied"),
                unseen.text());
    }

    @Test
    void one_that_never_moved_or_is_back_makes_the_whole_unknown_when_it_cannot_be_read() {
        assertTrue(of(DENIED, pending("Cart").skipped()).takenBack());
        assertTrue(of(
                        DENIED,
                        pending("Cart")
                                .moving("d-1")
                                .succeeded()
                                .returning("d-2", "{}")
                                .rolledBack())
                .takenBack());
        assertFalse(of(DENIED, pending("Cart").moving("d-1").failed(NOW, "no")).takenBack());
    }

    @Test
    void one_alias_that_stands_where_it_should_hides_another_that_does_not() {
        AttemptSummary summary = new AttemptSummary(request(), ReleaseRecord.parse("{}"));
        Map<String, AliasReading> aliases = Map.of("A", ON_4, "B", ON_3, "C", DENIED);

        Conclusion all = summary.of(
                attempt(
                        pending("A").moving("d-1").failed(NOW, "no"),
                        pending("B").moving("d-2").failed(NOW, "no"),
                        pending("C").moving("d-3").failed(NOW, "no")),
                function -> Optional.ofNullable(aliases.get(function.id())).orElseThrow(),
                List.of());

        assertFalse(all.takenBack());
        assertTrue(all.text().contains("NOT every alias is where it was; see below."), all.text());
    }

    @Test
    void whoever_reads_that_something_is_left_is_told_that_all_is_well() {
        Conclusion left = new AttemptSummary(request(), ReleaseRecord.parse("{}"))
                .of(
                        attempt(pending("Cart").skipped()),
                        function -> ON_3,
                        List.of("deployment d-9 could not be stopped: " + Commands.stop("d-9")));

        assertFalse(left.takenBack());
        assertTrue(left.text().contains("is not known"), left.text());
        assertTrue(
                left.text().contains("aws deploy stop-deployment --deployment-id d-9 --auto-rollback-enabled"),
                left.text());
    }

    @Test
    void an_alias_that_was_left_on_the_new_version_is_named_without_the_command() {
        FunctionDeployment left = pending("Cart").moving("d-1").failed(NOW, "CodeDeploy has lost it");

        String text = of(ON_4, left).text();

        assertTrue(text.contains("Cart (web-Cart): alias live is on version 4, CodeDeploy has lost it" + BACK), text);
        assertFalse(of(ON_3, left).text().contains("back to version 3"), "it is there");
        assertFalse(
                of(request("OnFailure", "KeepSucceeded"), ON_4, left).text().contains("back to version 3"),
                "what arrived stays");
    }

    @Test
    void what_came_back_by_another_way_is_told_twice_or_without_its_command() {
        FunctionDeployment putBack =
                pending("Cart").moving("d-1").wayBack("by UpdateAlias").failed(NOW, "no");

        String onAnother = of(new AliasReading.Read(Optional.of(AliasState.on("9"))), putBack)
                .text();
        assertTrue(onAnother.contains("alias live is on version 9: by UpdateAlias" + BACK), onAnother);

        AliasState half = new AliasState("3", Optional.of(new AliasState.Share("4", new BigDecimal("0.1"))));
        String between = of(new AliasReading.Read(Optional.of(half)), putBack).text();
        assertFalse(between.contains("; back to version 3"), between);
        assertTrue(between.contains("; half shifted, decide for one version: aws lambda update-alias"), between);
        assertFalse(of(ON_3, putBack).text().contains("; back to version 3"));
    }

    @Test
    void a_deployment_back_that_failed_is_not_told() {
        FunctionDeployment back =
                pending("Cart").moving("d-1").succeeded().returning("d-2", "{}").failed(NOW, "d-2 failed");

        String text = of(ON_4, back).text();

        assertTrue(text.contains("alias live is on version 4, d-2 failed" + BACK), text);
    }

    @Test
    void only_a_function_that_failed_is_told_to_be_brought_back() {
        FunctionDeployment rolledBack =
                pending("Cart").moving("d-1").succeeded().returning("d-2", "{}").rolledBack();

        String text = of(ON_4, rolledBack).text();

        assertTrue(text.contains("alias live is on version 4, taken back"), text);
        assertFalse(text.contains("update-alias"), text);
    }

    @Test
    void an_alias_that_the_stack_made_is_told_to_be_where_it_was() {
        Conclusion made = of(
                ON_4,
                first("Cart").madeByStack().created(),
                pending("Pay").moving("d").failed(NOW, "no"));

        assertFalse(made.takenBack());
        assertTrue(
                made.text()
                        .contains("CloudFormation has created live of Cart (web-Cart) on version 4, and it takes calls"
                                + " already"),
                made.text());
        assertTrue(made.text().contains("NOT every other alias is where it was"), made.text());
        assertTrue(of(
                        ON_3,
                        first("Cart").madeByStack().created(),
                        pending("Pay").moving("d").failed(NOW, "no"))
                .text()
                .contains("Every other alias is where it was."));
    }

    @Test
    void what_failed_is_lost_behind_those_that_did_not() {
        List<FunctionDeployment> many = IntStream.range(0, 40)
                .<FunctionDeployment>mapToObj(i ->
                        i == 39 ? pending("Bad").moving("d").failed(NOW, "no") : NotShifted.unchanged(target("F" + i)))
                .toList();

        String text = of(ON_4, many.toArray(FunctionDeployment[]::new)).text();

        assertTrue(text.indexOf("Bad (web-Bad)") < text.indexOf("F0 (web-F0): alias live is on version 4, as before"));
        assertTrue(text.contains("F28 (") && !text.contains("F29 ("), text);
    }

    @Test
    void a_message_that_codepipeline_takes_whole_is_cut_or_a_longer_one_is_not() {
        AttemptSummary summary = new AttemptSummary(request(), ReleaseRecord.parse("{}"));
        int some = summary.of(
                        attempt().settling(FailureKind.JOB_FAILED, "x".repeat(1_000)), function -> ON_3, List.of())
                .text()
                .length();
        int room = 1_000 + 4_900 - some;

        String whole = summary.of(
                        attempt().settling(FailureKind.JOB_FAILED, "x".repeat(room)), function -> ON_3, List.of())
                .text();
        String cut = summary.of(
                        attempt().settling(FailureKind.JOB_FAILED, "x".repeat(room + 1)), function -> ON_3, List.of())
                .text();

        assertEquals(4_900, whole.length());
        assertFalse(whole.contains("The rest, command by command"), whole);
        assertEquals(4_900, cut.length());
        assertTrue(cut.endsWith("is in the release record of this run, section shift"), cut);
    }

    @Test
    void the_outputs_list_what_stays_before_what_has_moved() {
        Map<String, String> outputs = AttemptSummary.outputs(
                request(),
                attempt(
                        NotShifted.unchanged(target("Same")),
                        pending("Cart").moving("d-1").succeeded(),
                        pending("Odd").moving("d-2")),
                "");

        assertEquals("Cart 3 -> 4; Odd is moving; Same stays on version 4", outputs.get("Summary"));
        assertEquals("d-1", outputs.get("Cart-DeploymentId"));
        assertEquals("1", outputs.get("Shifted"));
        assertEquals(
                "no function to shift",
                AttemptSummary.outputs(request(), attempt(), "").get("Summary"));
    }
}
