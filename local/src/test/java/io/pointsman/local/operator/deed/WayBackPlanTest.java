package io.pointsman.local.operator.deed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.local.operator.ExitCode;
import io.pointsman.local.operator.Looked;
import io.pointsman.local.operator.OperatorTrouble;
import io.pointsman.local.operator.deed.ShiftCalls.FunctionCall;
import io.pointsman.local.operator.deed.WayBackPlan.FunctionMove;
import io.pointsman.local.operator.screen.Ink;
import io.pointsman.local.operator.screen.WayBackScreen;
import io.pointsman.release.AliasState;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.PublishedVersions;
import io.pointsman.release.record.ReleaseIndex;
import io.pointsman.release.record.SourceArtifactPlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WayBackPlanTest {
    private static final Instant AT = Instant.parse("2026-11-27T09:41:00Z");
    private static final ManualShift SHIFT = new ManualShift(
            "pointsman-shift",
            "my-app",
            "live",
            "back-1",
            "release-1",
            Optional.empty(),
            new SourceArtifactPlace("bucket", "my-app-pipeline/Source/x"));

    private final ReleaseIndex index = arrived(
            arrived(arrived(new ReleaseIndex(JsonObject.empty()), "one", "F", "1"), "two", "F", "2", "G", "4"),
            "three",
            "F",
            "3",
            "G",
            "4");

    private static ReleaseIndex arrived(ReleaseIndex index, String run, String... functions) {
        Map<String, PublishedVersion> versions = new LinkedHashMap<>();
        for (int at = 0; at < functions.length; at += 2) {
            versions.put(
                    functions[at],
                    new PublishedVersion("my-app-" + functions[at], functions[at + 1], "sha", true, "why"));
        }
        Instant at = AT.plusSeconds(index.history().size());
        ReleaseIndex.Entry entry = new ReleaseIndex.Entry(
                "release-" + run, run, "live", at, new PublishedVersions(true, versions, Map.of()), false);
        return index.arrived(entry, new ReleaseIndex.Event(at, run, "live", 1, "release-" + run));
    }

    private static Looked<Optional<AliasState>> live(String function) {
        return Looked.known(Optional.of(AliasState.on(function.endsWith("F") ? "3" : "4")));
    }

    private WayBackPlan plan(Optional<String> to) {
        return WayBackPlan.of("my-app", index, "live", to, WayBackPlanTest::live);
    }

    private static String refused(Runnable what) {
        OperatorTrouble trouble = assertThrows(OperatorTrouble.class, what::run);
        assertEquals(ExitCode.FAILED, trouble.exit());
        return String.valueOf(trouble.getMessage());
    }

    @Test
    void the_release_before_comes_back_and_what_is_there_stays() {
        WayBackPlan plan = plan(Optional.empty());

        assertEquals("two", plan.to().run());
        assertEquals(
                List.of("F", "G"), plan.moves().stream().map(FunctionMove::id).toList());
        assertEquals(
                List.of(false, true),
                plan.moves().stream().map(FunctionMove::stays).toList());
        assertEquals("""
            my-app goes back from three to two (of 11-27 09:41), at once:
              F                             3                     -> 2
              G                             4                     stays
              The template of the stack is not touched; the next release moves on.
            """, String.join("\n", WayBackScreen.of(plan, Optional.empty(), Ink.PLAIN)) + "\n");
    }

    @Test
    void a_function_that_the_earlier_release_did_not_have_stays() {
        FunctionMove younger = plan(Optional.of("one")).moves().getLast();

        assertEquals(Optional.empty(), younger.version());
        assertTrue(younger.stays());
    }

    @Test
    void an_alias_that_cannot_be_read_is_not_said_to_stay() {
        WayBackPlan plan =
                WayBackPlan.of("my-app", index, "live", Optional.empty(), function -> Looked.unknown("denied"));

        assertTrue(plan.moves().stream().noneMatch(FunctionMove::stays));
        assertTrue(String.join("\n", WayBackScreen.of(plan, Optional.empty(), Ink.PLAIN))
                .contains("not known: denied"));
    }

    @Test
    void where_there_is_nothing_to_go_back_to_it_says_so() {
        ReleaseIndex first = arrived(new ReleaseIndex(JsonObject.empty()), "one", "F", "1");

        assertTrue(refused(() -> WayBackPlan.of("my-app", first, "live", Optional.empty(), WayBackPlanTest::live))
                .contains("is the first on alias live"));
        assertTrue(refused(() -> WayBackPlan.of("my-app", first, "beta", Optional.empty(), WayBackPlanTest::live))
                .contains("there were on live (--alias NAME)"));
        assertTrue(refused(() -> plan(Optional.of("three"))).contains("already"));
        assertTrue(refused(() -> plan(Optional.of("never"))).contains("never arrived"));
    }

    @Test
    void a_release_whose_versions_were_deleted_cannot_come_back() {
        ReleaseIndex.Entry two = index.find("release-two", "live").orElseThrow();
        ReleaseIndex without = index.retired(List.of(two));

        assertTrue(refused(() -> WayBackPlan.of("my-app", without, "live", Optional.empty(), WayBackPlanTest::live))
                .contains("retain has deleted versions of it"));
    }

    /** What is written to the function has the members of the sample that people paste. */
    @Test
    void the_event_is_that_of_a_call_by_hand() throws Exception {
        JsonObject sample = Json.object(Files.readString(
                Path.of(System.getProperty("pointsman.home", ".."), "events/shift.manual-to-previous.json")));
        JsonObject event = Json.object(SHIFT.event(Optional.empty()));

        JsonObject job = event.objectOrEmpty("CodePipeline.job");
        JsonObject configuration =
                job.objectOrEmpty("data").objectOrEmpty("actionConfiguration").objectOrEmpty("configuration");
        assertEquals("manual", job.needText("id"));
        assertEquals(
                sample.objectOrEmpty("CodePipeline.job")
                        .objectOrEmpty("data")
                        .members()
                        .keySet(),
                job.objectOrEmpty("data").members().keySet());
        assertEquals(
                JsonObject.of("StackName", "my-app", "Alias", "live", "To", "release-1", "Run", "back-1"),
                Json.object(configuration.needText("UserParameters")));
    }

    @Test
    void a_shift_is_called_with_the_token_of_the_call_before_until_it_ends() {
        List<String> events = new ArrayList<>();
        List<String> progress = new ArrayList<>();
        ShiftCalls calls = new ShiftCalls(event -> {
            events.add(event);
            return new FunctionCall.Answer(
                    false,
                    events.size() == 1
                            ? "{\"status\":\"InProgress\",\"continuationToken\":\"t1\",\"message\":\"10%\"}"
                            : "{\"status\":\"Failed\",\"type\":\"JobFailed\",\"message\":\"an alarm\\nF is on 3\"}");
        });

        ShiftCalls.Answered answered = calls.toItsEnd(SHIFT, progress::add);

        assertEquals(List.of("10%"), progress);
        assertEquals(2, events.size());
        assertTrue(events.getLast().contains("\"continuationToken\":\"t1\""), events.getLast());
        assertEquals(new ShiftCalls.Answered(false, List.of("an alarm", "F is on 3")), answered);
    }

    @Test
    void a_function_that_fails_itself_says_where_its_log_is() {
        ShiftCalls calls = new ShiftCalls(event -> new FunctionCall.Answer(true, "{\"errorMessage\":\"timed out\"}"));

        String said = refused(() -> calls.toItsEnd(SHIFT, told -> {}));

        assertTrue(said.contains("timed out"), said);
        assertTrue(said.contains("/aws/lambda/pointsman-shift"), said);
    }
}
