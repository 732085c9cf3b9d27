package io.pointsman.actions.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.cloudformation.ChangeSetNow;
import io.pointsman.cloudformation.FakeChangeSets;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.release.AliasState;
import io.pointsman.release.FunctionSelection;
import io.pointsman.release.record.MemoryRecords;
import io.pointsman.release.record.PackagedRelease;
import io.pointsman.release.record.TemplateAliases;
import io.pointsman.review.Change;
import io.pointsman.runtime.OnDrift;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A failed update ends with production where it was. */
final class PutBackTest {
    private static final String LIVE = "arn:aws:lambda:us-east-1:000000000000:function:web-Cart:live";
    private static final Target TARGET = new Target(FakeExecutions.CHANGE_SET, FakeExecutions.STACK_ID, 1);

    private ChangeSetNow live = live(FakeExecutions.CHANGE_SET);
    private final FakeStackAliases aliases = new FakeStackAliases();
    private final MemoryRecords records = new MemoryRecords();
    private final AliasKeeper keeper = new AliasKeeper(aliases, records);
    private final PutBack putBack = new PutBack(keeper, aliases);
    private final ExecuteRequest request = new ExecuteRequest(
            "web",
            "run-1",
            Optional.empty(),
            false,
            GateScope.RELEASE,
            FunctionSelection.ALL,
            OnDrift.STOP,
            new PackagedRelease("release-1", "ab", JsonObject.empty(), List.of()),
            "",
            new Place("sam.template", Map.of()));

    private static Change alias(Change.Action action, String physicalId, String before, String after) {
        return new Change(
                "",
                action,
                "CartAliaslive",
                physicalId,
                "AWS::Lambda::Alias",
                Change.Replacement.NO,
                "",
                List.of("Properties"),
                List.of(),
                context(before),
                context(after),
                JsonObject.empty());
    }

    private static Optional<String> context(String version) {
        return Optional.of(version)
                .filter(text -> !text.isEmpty())
                .map(text -> Json.text(JsonObject.of("Properties", JsonObject.of("FunctionVersion", text))));
    }

    private void changes(Change... changes) {
        live = live(FakeExecutions.CHANGE_SET, changes);
    }

    private static ChangeSetNow live(String arn, Change... changes) {
        return new ChangeSetNow(
                arn,
                "pointsman-1",
                FakeExecutions.STACK_ID,
                ChangeSetNow.Status.CREATE_COMPLETE,
                ChangeSetNow.Execution.AVAILABLE,
                "",
                Optional.empty(),
                false,
                List.of(changes));
    }

    /** Alias live was on version 3 when a change set began that says 1 before and what is given after. */
    private void begun(String after) {
        aliases.standing.put(LIVE, AliasState.on("3"));
        changes(alias(Change.Action.MODIFY, LIVE, "1", after));
        keeper.note(request, live);
    }

    private List<String> failed() {
        return putBack.of(request, TARGET);
    }

    @Test
    void a_rolled_back_update_does_not_leave_customers_on_the_version_that_the_template_had_pinned() {
        begun("1");
        aliases.standing.put(LIVE, AliasState.on("1"));

        assertEquals(
                List.of("CloudFormation had moved alias live of web-Cart to version 1; it is back on version 3, where"
                        + " it was before the update"),
                failed());
        assertEquals(AliasState.on("3"), aliases.standing.get(LIVE));
    }

    @Test
    void an_answer_lost_after_it_was_put_back_is_said_again_and_nothing_moves_twice() {
        begun("1");
        aliases.standing.put(LIVE, AliasState.on("1"));
        List<String> first = failed();

        assertEquals(first, failed());
        assertEquals(List.of(LIVE + " 3"), aliases.putBack);
    }

    @Test
    void an_update_left_half_done_without_roll_back_puts_production_back_from_a_version_nobody_knew_before() {
        begun("{{changeSet:KNOWN_AFTER_APPLY}}");
        aliases.standing.put(LIVE, AliasState.on("4"));

        failed();

        assertEquals(AliasState.on("3"), aliases.standing.get(LIVE));
    }

    @Test
    void an_alias_that_codedeploy_moves_meanwhile_is_left_to_it() {
        begun("1");
        AliasState shifting = new AliasState("3", Optional.of(new AliasState.Share("5", new BigDecimal("0.1"))));
        aliases.standing.put(LIVE, shifting);

        assertTrue(failed().getFirst().contains("somebody else has moved it since"));
        assertEquals(List.of(), aliases.putBack);
    }

    @Test
    void an_alias_that_somebody_moved_to_a_third_version_is_left_alone_and_named() {
        begun("2");
        aliases.standing.put(LIVE, AliasState.on("7"));

        assertEquals(
                List.of("alias live of web-Cart was on version 3 before the update; somebody else has moved it since,"
                        + " to version 7"),
                failed());
        assertEquals(List.of(), aliases.putBack);
    }

    /** The template says 1 before and 2 now: half way it is on either. */
    @Test
    void both_versions_that_the_templates_give_it_are_cloudformations_doing() {
        for (String left : List.of("1", "2")) {
            begun("2");
            aliases.standing.put(LIVE, AliasState.on(left));
            failed();
            assertEquals(AliasState.on("3"), aliases.standing.get(LIVE), left);
        }
    }

    @Test
    void a_shift_that_begins_at_the_version_of_the_template_is_not_broken_off() {
        begun("1");
        AliasState shifting = new AliasState("1", Optional.of(new AliasState.Share("5", new BigDecimal("0.1"))));
        aliases.standing.put(LIVE, shifting);

        assertTrue(failed().getFirst().contains("somebody else has moved it since"));
        assertEquals(shifting, aliases.standing.get(LIVE));
    }

    @Test
    void weights_that_stood_before_are_put_back_with_the_version() {
        AliasState half = new AliasState("3", Optional.of(new AliasState.Share("4", new BigDecimal("0.1"))));
        aliases.standing.put(LIVE, half);
        changes(alias(Change.Action.MODIFY, LIVE, "1", "1"));
        keeper.note(request, live);
        aliases.standing.put(LIVE, AliasState.on("1"));

        failed();

        assertEquals(half, aliases.standing.get(LIVE));
    }

    @Test
    void an_alias_that_did_not_move_is_not_spoken_of() {
        begun("1");

        assertEquals(List.of(), failed());
    }

    @Test
    void one_that_was_overtaken_looks_again_and_gives_up_with_the_command() {
        begun("1");
        aliases.standing.put(LIVE, AliasState.on("1"));
        aliases.overtaken = 1;
        failed();
        assertEquals(AliasState.on("3"), aliases.standing.get(LIVE));

        aliases.standing.put(LIVE, AliasState.on("1"));
        aliases.overtaken = 99;
        assertTrue(failed().getFirst()
                .contains("aws lambda update-alias --function-name web-Cart --name live --function-version 3"));
        assertEquals(99 - 3, aliases.overtaken);
    }

    @Test
    void where_lambda_denies_it_the_failure_still_tells_how_to_put_it_back() {
        begun("1");
        aliases.standing.put(LIVE, AliasState.on("1"));
        aliases.trouble = Optional.of(new Refusal(FailureKind.PERMISSION, "not allowed"));

        String said = failed().getFirst();

        assertTrue(said.contains("could not be put back (not allowed)"), said);
        assertTrue(said.contains("--function-version 3"), said);
    }

    @Test
    void where_lambda_is_away_for_a_moment_the_job_is_not_answered_before_it_is_back() {
        begun("1");
        aliases.standing.put(LIVE, AliasState.on("1"));
        aliases.trouble = Optional.of(new Unavailable("Lambda is away"));
        assertThrows(Unavailable.class, this::failed); // the runner looks again

        aliases.trouble = Optional.empty();
        failed();

        assertEquals(AliasState.on("3"), aliases.standing.get(LIVE));
    }

    @Test
    void an_alias_that_is_gone_is_named_with_the_version_it_led_to() {
        begun("1");
        aliases.standing.clear();

        assertTrue(failed().getFirst().contains("is gone: aws lambda create-alias"));
    }

    @Test
    void what_was_noted_before_the_operation_began_is_not_overwritten_by_a_later_event() {
        begun("1");
        aliases.standing.put(LIVE, AliasState.on("1"));
        keeper.note(request, live); // a duplicate of the event, while CloudFormation rolls back

        failed();

        assertEquals(AliasState.on("3"), aliases.standing.get(LIVE));
    }

    @Test
    void what_a_duplicate_of_the_event_notes_while_cloudformation_rolls_back_does_not_replace_the_first_note() {
        begun("1");
        JsonObject first = records.find("web", "run-1");
        records.update("web", "run-1", record -> JsonObject.empty()); // the duplicate looked before that was written
        aliases.standing.put(LIVE, AliasState.on("1"));
        aliases.whileAsked = Optional.of(() -> records.update("web", "run-1", record -> first));
        keeper.note(request, live);

        failed();

        assertEquals(AliasState.on("3"), aliases.standing.get(LIVE));
    }

    @Test
    void two_aliases_that_are_put_back_by_two_calls_at_once_are_both_said_again() {
        begun("1");
        aliases.standing.put(LIVE, AliasState.on("1"));
        TemplateAliases seen = keeper.known(request);
        keeper.movedTo(request, seen.touched().getFirst().movedTo("1"));
        keeper.created(request, TARGET);

        assertEquals(
                Optional.of("1"), keeper.known(request).touched().getFirst().movedTo());
    }

    @Test
    void what_an_earlier_change_set_of_the_run_touched_is_not_put_back_after_a_later_one() {
        begun("1");
        aliases.standing.put(LIVE, AliasState.on("1"));

        assertEquals(
                List.of(),
                putBack.of(request, new Target(FakeExecutions.CHANGE_SET + "2", FakeExecutions.STACK_ID, 1)));
        assertEquals(List.of(), aliases.putBack);
    }

    @Test
    void an_alias_that_the_stack_makes_is_remembered_by_its_arn() {
        changes(alias(Change.Action.ADD, "", "", "{{changeSet:KNOWN_AFTER_APPLY}}"));
        aliases.resources.put("CartAliaslive", LIVE);
        keeper.note(request, live);
        keeper.created(request, TARGET);

        TemplateAliases known = records.read("web", "run-1").aliases();

        assertTrue(known.hasCreated("web-Cart", "live"));
        assertEquals(List.of(), known.touched());
    }

    @Test
    void a_change_set_that_touches_no_alias_leaves_no_trace() {
        changes(FakeChangeSets.change("Cart"));
        keeper.note(request, live);

        assertEquals(JsonObject.empty(), records.find("web", "run-1"));
    }

    @Test
    void an_alias_that_is_removed_is_put_back_where_it_was_and_not_taken_for_a_new_one() {
        aliases.standing.put(LIVE, AliasState.on("3"));
        changes(alias(Change.Action.REMOVE, LIVE, "1", ""));
        keeper.note(request, live);

        assertEquals(List.of(), keeper.known(request).added());
        assertEquals(
                AliasState.on("3"), keeper.known(request).touched().getFirst().before());
    }

    @Test
    void what_an_earlier_change_set_of_the_run_made_or_touched_is_not_this_ones() {
        changes(alias(Change.Action.ADD, "", "", "1"));
        keeper.note(request, live);
        aliases.resources.put("CartAliaslive", LIVE);
        keeper.created(request, new Target(FakeExecutions.CHANGE_SET + "2", FakeExecutions.STACK_ID, 1));
        assertEquals(List.of(), keeper.known(request).created());

        keeper.created(request, TARGET);
        assertEquals(List.of(LIVE), keeper.known(request).created());
        keeper.note(request, live(FakeExecutions.CHANGE_SET + "2")); // which touches none
        assertTrue(keeper.known(request).isEmpty());
        assertEquals(List.of(), keeper.known(request).created());
    }
}
