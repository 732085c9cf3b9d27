package io.pointsman.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/** Continuation tokens that Pointsman has not written, or not for this job. Where one happens to be a good one, its job goes on. */
final class TokenInputsTest {
    private static final PendingJobs JOBS = new PendingJobs();
    private static final List<String> WAITING = List.of("shift");
    private static final List<Object> PLACE = List.of("CodePipeline.job", "data", "continuationToken");

    /** What a token is about. */
    private static final List<String> NAMES = List.of(
            "continuation token",
            "UserParameters: ",
            "version of Pointsman",
            "release again",
            "Release again",
            "StackName",
            "Run",
            "stack ",
            "the artifact and the settings",
            "job ");

    @AfterContainer
    static void close() {
        JOBS.close();
    }

    @Provide
    Arbitrary<String> waiting() {
        return Arbitraries.of(WAITING);
    }

    private static JsonObject data(String action) {
        return Json.object(JOBS.continued(action).event.payload())
                .objectOrEmpty("CodePipeline.job")
                .objectOrEmpty("data");
    }

    private static String token(String action) {
        return data(action).needText("continuationToken");
    }

    private static PendingJob.HeardAnswer deliver(String action, String token) {
        return JOBS.heard(
                action + ", continued",
                job -> job.deliver(JsonPlaces.in(job.event.payload()).with(PLACE, Json.text(token))));
    }

    private static void answered(String action, String token) {
        assertEquals("", OneAnswer.fault(deliver(action, token), NAMES), token);
    }

    @Property(seed = OneAnswer.SEED, shrinking = ShrinkingMode.OFF)
    void one_with_another_character(@ForAll("waiting") String action, @ForAll int place, @ForAll char other) {
        String token = token(action);
        int at = Math.floorMod(place, token.length());
        char there = Character.isSurrogate(other) ? '-' : other;
        answered(action, token.substring(0, at) + there + token.substring(at + 1));
    }

    @Property(seed = OneAnswer.SEED, shrinking = ShrinkingMode.OFF)
    void one_that_was_cut_or_is_longer(@ForAll("waiting") String action, @ForAll int place, @ForAll boolean longer) {
        String token = token(action);
        String cut = token.substring(0, Math.floorMod(place, token.length()));
        answered(action, longer ? token + cut : cut);
    }

    @Example
    void one_of_another_version_action_or_stack_is_refused() {
        for (String action : WAITING) {
            String token = token(action);
            refused(action, token.replace("v1 ", "v0 "));
            refused(action, token.replace("v1 ", "v2 "));
            refused(action, token.replace("v1 ", ""));
            refused(action, token.replaceFirst("v1 (\\S+) .*", "v1 $1 another-stage x"));
            refused(action, "");
            refused(action, "v1 0 ");
            refused(action, "v1 99999999999 " + token);
            refused(action, token + "x".repeat(3_000));
            refused(
                    action,
                    token.replaceFirst(
                            "v1 (\\S+) .*", "v1 $1 executing arn:aws:cloudformation:us-east-1:1:stack/web/1"));
        }
    }

    @Example
    void one_whose_names_are_of_another_stack_or_run_is_refused() {
        String token = token("shift");
        assertTrue(token.startsWith("{\"StackName\":\"web\""), token);

        refused("shift", token.replace("\"web\"", "\"till\""));
        refused("shift", token.replaceFirst("\"Run\":\"[^\"]*\"", "\"Run\":\"r-1\""));
    }

    private static void refused(String action, String token) {
        PendingJob.HeardAnswer heard = deliver(action, token);
        assertEquals("", OneAnswer.fault(heard, NAMES), token);
        assertTrue(heard.failure().isPresent() && !heard.accepted(), () -> action + " takes " + token + heard.log());
    }
}
