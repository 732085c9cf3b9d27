package io.pointsman.hooks.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.hooks.Answer;
import io.pointsman.hooks.HookEvent;
import io.pointsman.hooks.HookedDeployments;
import io.pointsman.release.DeploymentMark;
import io.pointsman.release.DeploymentMark.Way;
import io.pointsman.release.record.MemoryRecords;
import io.pointsman.release.record.VerificationPlan;
import io.pointsman.verification.Check;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VerifierTest {
    private static final String RUN_NAME = DeploymentMark.runName("run-1", "live");
    private static final HookEvent EVENT = new HookEvent("d-1", "e-1", Optional.empty());

    private final MemoryRecords records = new MemoryRecords();
    private final List<String> invoked = new ArrayList<>();
    private Targets.Reply reply = new Targets.Reply.Returned("{\"statusCode\":200,\"body\":\"{\\\"total\\\":4}\"}");
    private String description = new DeploymentMark("run-1", "web", "live", "Cart", Way.TRY, 1).text();
    private boolean rollback;
    private Optional<HookedDeployments.Target> target = Optional.of(new HookedDeployments.Target("web-cart", "2"));

    @Test
    void the_target_version_is_asked_and_its_answer_compared() {
        listed(Map.of(
                "Name", "total", "Payload", Map.of("id", 7), "Status", 200L, "Values", Map.of("$.body.total", 4L)));

        Answer answer = verify();

        assertEquals(new Answer(true, "web-cart:2 answered 1 requests as expected"), answer);
        assertEquals(List.of("web-cart:2 {\"id\":7}"), invoked);
    }

    @Test
    void the_first_difference_is_the_reason_and_is_left_where_shift_finds_it() {
        listed(Map.of("Name", "total", "Values", Map.of("$.body.total", 5L)));

        Answer answer = verify();

        assertFalse(answer.yes());
        assertEquals("Verify total of web-cart:2: $.body.total is 4, expected 5", answer.why());
        assertEquals(Optional.of(answer.why()), list().reason("d-1"));
        assertEquals(Optional.empty(), list().reason("d-2"));
    }

    @Test
    void another_status_a_missing_value_an_error_silence_and_no_json_are_all_a_no() {
        listed(Map.of("Name", "up", "Status", 204L));
        assertEquals("Verify up of web-cart:2: $.statusCode is 200, expected 204", verify().why());

        listed(Map.of("Name", "up", "Values", Map.of("$.body.items[0]", 1L)));
        assertEquals("Verify up of web-cart:2: $.body.items[0] is not there, expected 1", verify().why());

        reply = new Targets.Reply.Erred("KeyError: total");
        assertEquals("Verify up of web-cart:2: the function failed: KeyError: total", verify().why());

        reply = new Targets.Reply.TooSlow();
        assertEquals("Verify up of web-cart:2: no answer within 10 s", verify().why());

        reply = new Targets.Reply.Returned("oops");
        assertEquals("Verify up of web-cart:2: the answer is no JSON: oops", verify().why());
    }

    @Test
    void requests_of_other_functions_are_theirs() {
        listed(Map.of("Name", "up", "Function", "Search", "Status", 200L));

        assertTrue(verify().yes());
        assertEquals(List.of(), invoked);
    }

    @Test
    void where_nothing_is_listed_nothing_is_proven() {
        assertEquals(
                "nothing is listed to verify Cart by; list requests under Verify in the settings file", verify().why());
    }

    @Test
    void what_cannot_be_asked_in_time_is_a_no_before_the_function_is_stopped() {
        listed(Map.of("Name", "up", "Status", 200L, "MaxSeconds", 60L));

        assertTrue(verifier().verify(EVENT, () -> Duration.ofSeconds(70)).why().contains("no time is left to ask"));
        assertEquals(List.of(), invoked);
    }

    @Test
    void a_rollback_is_let_through_and_a_deployment_of_others_is_not() {
        rollback = true;
        assertTrue(verify().yes());
        rollback = false;
        description = "by hand";
        assertTrue(verify().why().contains("is not Pointsman's"));
    }

    @Test
    void on_a_first_release_the_event_itself_says_what_to_ask() {
        listed(Map.of("Name", "up", "Status", 200L));
        description = "nobody looks";
        HookEvent first = new HookEvent("first-release", "first-release", Optional.of(first("web-cart", "2")));

        assertTrue(verifier().verify(first, VerifierTest::enough).yes());
    }

    private static HookEvent.First first(String function, String version) {
        return new HookEvent.First(
                "web", RUN_NAME, "Cart", Optional.of(new HookedDeployments.Target(function, version)));
    }

    /** Whoever writes the record could have written any function there. */
    @Test
    void a_list_that_names_another_function_or_version_than_the_deployment_moves_invokes_nothing() {
        listed(Map.of("Name", "up", "Status", 200L));

        for (HookedDeployments.Target other :
                List.of(new HookedDeployments.Target("payroll", "2"), new HookedDeployments.Target("web-cart", "3"))) {
            target = Optional.of(other);
            assertEquals(
                    "the list to verify Cart by is for version 2 of web-cart, and the release moves traffic to version "
                            + other.version() + " of " + other.function() + "; nothing was invoked",
                    verify().why());
            HookEvent event = new HookEvent(
                    "first-release", "first-release", Optional.of(first(other.function(), other.version())));
            assertFalse(verifier().verify(event, VerifierTest::enough).yes());
        }
        assertEquals(List.of(), invoked);
    }

    @Test
    void a_deployment_that_cannot_tell_what_it_moves_is_a_no() {
        listed(Map.of("Name", "up", "Status", 200L));
        target = Optional.empty();

        assertTrue(verify().why().contains("nothing that CodeDeploy could tell"));
        assertEquals(List.of(), invoked);
    }

    private static Duration enough() {
        return Duration.ofMinutes(15);
    }

    private void listed(Map<String, Object> check) {
        List<Check> checks = Check.read(List.of(check)).orElseThrow();
        List<Check> own = checks.stream().filter(one -> one.isFor("Cart")).toList();
        records.updateVerification(
                "web", RUN_NAME, plan -> plan.with(new VerificationPlan.Part("Cart", "web-cart", "2", own)));
    }

    private VerificationPlan list() {
        return records.verification("web", RUN_NAME);
    }

    private Answer verify() {
        return verifier().verify(EVENT, VerifierTest::enough);
    }

    private Verifier verifier() {
        HookedDeployments deployments = new HookedDeployments() {
            @Override
            public Asking find(String deploymentId) {
                return new Asking(description, rollback);
            }

            @Override
            public Optional<Target> target(String deploymentId) {
                return target;
            }

            @Override
            public void answer(String deploymentId, String hookExecutionId, boolean yes) {
                throw new AssertionError("the handler answers");
            }
        };
        Targets targets = (function, version, payload, most) -> {
            invoked.add(function + ":" + version + " " + payload);
            return reply;
        };
        return new Verifier(deployments, records, targets);
    }
}
