package io.pointsman.local.operator.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.local.operator.FunctionStanding;
import io.pointsman.local.operator.Looked;
import io.pointsman.local.operator.OperatorFacts;
import io.pointsman.local.operator.ReleaseLine;
import io.pointsman.local.operator.RunState;
import io.pointsman.local.operator.StackStanding;
import io.pointsman.source.SourceCommit;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatusScreenTest {
    private static final List<FunctionStanding> FUNCTIONS = List.of(
            OperatorFacts.moving("Checkout", "41", "42"),
            OperatorFacts.moving("Cart", "17", "18"),
            OperatorFacts.resting("Orders", "8"));

    private static String screen(StackStanding standing) {
        return String.join("\n", StatusScreen.of(standing, Ink.PLAIN)) + "\n";
    }

    @Test
    void what_moves_is_shown_with_how_far_it_is_and_what_comes_next() {
        String said = screen(OperatorFacts.stack(OperatorFacts.run(RunState.RELEASING, FUNCTIONS)));

        assertEquals("""
            my-app  us-east-1 123456789012           live: 8f2c1d9 since 11-28 14:02 (3h00m)
              RELEASING  run 4b7e0aa1  canary 10% for 5 min  started 11-28 16:58
                9c41e77 Total includes tax (K. Lee)
              function  live            goes to    CodeDeploy    what
              Checkout  41, 10% on 42   42         d-7PQ2X4KLM   moving 10%, 100% at 17:04
              Cart      17, 10% on 18   18         d-7PQ2X4KLM   moving 10%, 100% at 17:04
              Orders    8
              gate open   stack UPDATE_COMPLETE
              alarms checkout-errors OK, gone missing
              pointsman watch my-app
            """, said);
    }

    @Test
    void the_execution_is_linked_whole_and_only_where_the_console_is_known() {
        StackStanding known = OperatorFacts.with(
                OperatorFacts.stack(OperatorFacts.run(RunState.RELEASING, FUNCTIONS)),
                Looked.known(Optional.empty()),
                OperatorFacts.pipeline("InProgress", OperatorFacts.action("Shift", "InProgress")));

        assertTrue(
                screen(known)
                        .contains("\n"
                                      + "  https://us-east-1.console.aws.amazon.com/codesuite/codepipeline/pipelines/shop/executions/"
                                + OperatorFacts.RUN + "/timeline?region=us-east-1\n"),
                screen(known));
        assertFalse(screen(OperatorFacts.stack(OperatorFacts.run(RunState.RELEASING, FUNCTIONS)))
                .contains("https://"));
    }

    @Test
    void the_list_of_runs_has_the_commit_of_each_within_eighty_columns() {
        ReleaseLine line = new ReleaseLine(
                "4b7e0aa1-2222-3333-4444-555555555555",
                RunState.RELEASED,
                "live",
                Optional.of(OperatorFacts.NOW.minusSeconds(400)),
                Optional.of(OperatorFacts.NOW),
                Optional.empty(),
                List.of("Cart", "Orders"),
                SourceCommit.ofSummary("9c41e77" + "a".repeat(33) + " Total includes tax"),
                true,
                false);

        List<String> lines = ReleasesScreen.of(List.of(line), Ink.PLAIN);

        assertTrue(lines.get(1).matches("\\*  4b7e0aa1 .* released +9c41e77  Cart, Orders"), lines::toString);
        assertTrue(lines.stream().allMatch(one -> one.length() <= 80), lines::toString);
    }

    @Test
    void what_was_taken_back_says_first_that_every_alias_is_where_it_was() {
        String said = screen(
                OperatorFacts.stack(OperatorFacts.run(RunState.ROLLED_BACK, FUNCTIONS, "the cause", "more of it")));

        assertTrue(said.contains("    every alias is where it was\n    the cause\n    ...\n"), said);
        assertTrue(said.endsWith("  pointsman show my-app 4b7e0aa1\n"), said);
    }

    /** Where an alias is not back the message has commands, and those are needed now. */
    @Test
    void what_failed_is_said_in_full() {
        String said = screen(OperatorFacts.stack(OperatorFacts.run(
                RunState.FAILED,
                FUNCTIONS,
                "the cause",
                "NOT every alias is where it was",
                "aws lambda update-alias")));

        assertTrue(said.contains("NOT every alias is where it was"), said);
        assertTrue(said.contains("aws lambda update-alias"), said);
        assertFalse(said.contains("every alias is where it was\n    the cause"), said);
    }

    @Test
    void a_closed_gate_is_shown_with_its_reason_on_one_clean_line() {
        StackStanding standing = OperatorFacts.with(
                OperatorFacts.stack(OperatorFacts.run(RunState.HELD, FUNCTIONS)),
                Looked.known(Optional.of(OperatorFacts.CLOSED)),
                OperatorFacts.pipeline("Failed", OperatorFacts.action("Execute", "Failed")));

        String said = screen(standing);

        assertTrue(said.contains("gate CLOSED"), said);
        assertTrue(said.contains("gate: stock-taking until Monday [2J (since 2026-11-28T16:00:00Z by"), said);
        assertFalse(said.contains("\u001b"), said);
        assertEquals(5, standing.exit().number());
    }

    @Test
    void what_is_not_known_is_a_line_and_no_guess() {
        StackStanding standing = OperatorFacts.with(
                OperatorFacts.stack(OperatorFacts.run(RunState.RELEASED, List.of())),
                Looked.unknown("s3:GetObject of gate s3://bucket/gates/my-app was denied"),
                OperatorFacts.pipeline("Succeeded"));

        String said = screen(standing);

        assertTrue(said.contains("gate not known"), said);
        assertTrue(said.contains("  not known: s3:GetObject of gate s3://bucket/gates/my-app was denied"), said);
        assertTrue(said.contains("  not known: codedeploy:BatchGetDeployments was denied"), said);
    }

    @Test
    void the_action_that_works_is_shown_while_no_traffic_moves() {
        String said = screen(OperatorFacts.with(
                OperatorFacts.stack(OperatorFacts.run(RunState.PREPARING, List.of())),
                Looked.known(Optional.empty()),
                OperatorFacts.pipeline("InProgress", OperatorFacts.action("Execute", "InProgress"))));

        assertTrue(said.contains("    pipeline shop: Execute since 17:02\n"), said);
    }

    @ParameterizedTest
    @EnumSource(RunState.class)
    void no_line_is_longer_than_a_terminal(RunState state) {
        String word = "a-function-with-quite-a-long-name-that-somebody-chose-";
        List<FunctionStanding> functions =
                List.of(OperatorFacts.moving(word.repeat(2), "4100000", "4200000"), OperatorFacts.resting(word, "8"));
        String sentence = "some words of an explanation ".repeat(20);

        StatusScreen.of(OperatorFacts.stack(OperatorFacts.run(state, functions, sentence)), Ink.PLAIN)
                .forEach(line -> assertTrue(line.length() <= Sheet.WIDTH, line));
    }

    @Test
    void colours_are_for_a_terminal_alone() {
        StackStanding standing = OperatorFacts.stack(OperatorFacts.run(RunState.RELEASING, FUNCTIONS));

        assertTrue(
                String.join("\n", StatusScreen.of(standing, Ink.COLOURED)).contains("\u001b[1;33mRELEASING\u001b[0m"));
        assertFalse(screen(standing).contains("\u001b"));
    }

    @Test
    void on_a_terminal_each_look_takes_the_place_of_the_one_before() {
        StringWriter terminal = new StringWriter();
        LiveScreen screen = new LiveScreen(new PrintWriter(terminal), Ink.PLAIN, /* redraws= */ true);
        StackStanding standing = OperatorFacts.stack(
                OperatorFacts.run(RunState.RELEASING, FUNCTIONS, "a-word-that-is-too-long".repeat(9)));
        List<String> lines = StatusScreen.of(standing, Ink.PLAIN);

        screen.accept(standing);
        String first = terminal.toString();
        screen.accept(standing);

        assertEquals(first + "\u001b[" + lines.size() + "A\u001b[J" + first, terminal.toString());
        first.lines().forEach(line -> assertTrue(line.length() <= Sheet.WIDTH, line));
    }

    @Test
    void in_a_log_only_what_has_changed_is_a_line() {
        StringWriter log = new StringWriter();
        LiveScreen screen = new LiveScreen(new PrintWriter(log), Ink.PLAIN, /* redraws= */ false);
        StackStanding standing = OperatorFacts.stack(OperatorFacts.run(RunState.RELEASING, FUNCTIONS));

        screen.accept(standing);
        screen.accept(standing);
        screen.accept(OperatorFacts.stack(OperatorFacts.run(RunState.RELEASED, List.of())));

        assertEquals("""
            17:02:30  RELEASING  run 4b7e0aa1  Checkout moving 10%, Cart moving 10%
            17:02:30  RELEASED  run 4b7e0aa1  on record: execute
            """, log.toString());
    }
}
