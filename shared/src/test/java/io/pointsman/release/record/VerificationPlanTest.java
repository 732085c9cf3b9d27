package io.pointsman.release.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.release.DeploymentMark;
import io.pointsman.verification.Check;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the shift asks of a hook, and what the hook tells the shift, over a document that both of them write. */
final class VerificationPlanTest {
    private static final VerificationPlan NOTHING = new VerificationPlan(JsonObject.empty());
    private static final Check UP = new Check("up", Optional.empty(), Map.of(), Optional.of(200), Map.of(), 10);

    private static VerificationPlan.Part part(String id, String version) {
        return new VerificationPlan.Part(id, "web-" + id, version, List.of(UP));
    }

    /** As the other side finds it. */
    private static VerificationPlan read(VerificationPlan plan) {
        return new VerificationPlan(Json.object(Json.text(plan.json())));
    }

    @Test
    void a_hook_finds_what_is_asked_of_its_function_by_the_word_of_its_deployment() {
        VerificationPlan plan = read(NOTHING.with(part("Cart", "2")).with(part("Pay", "5")));

        assertEquals(Optional.of(part("Cart", "2")), plan.part(DeploymentMark.word("Cart")));
        assertEquals(Optional.of(part("Pay", "5")), plan.part(DeploymentMark.word("Pay")));
        assertEquals(Optional.empty(), plan.part("Search"));
    }

    @Test
    void a_function_whose_name_is_too_long_for_a_description_is_found_by_its_short_word() {
        String id = "Cart".repeat(40);

        assertNotEquals(id, DeploymentMark.word(id));
        assertEquals(Optional.of(part(id, "2")), NOTHING.with(part(id, "2")).part(DeploymentMark.word(id)));
    }

    @Test
    void what_is_asked_of_a_function_anew_takes_the_place_of_what_was() {
        VerificationPlan plan = NOTHING.with(part("Cart", "2")).with(part("Cart", "3"));

        assertEquals(Optional.of("3"), plan.part("Cart").map(VerificationPlan.Part::version));
    }

    @Test
    void a_reason_is_for_its_deployment_alone_and_the_latest_counts() {
        VerificationPlan plan = read(NOTHING.because("Cart", "d-1", "it was slow")
                .because("Cart", "d-1", "it was wrong")
                .because("Cart", "d-2", "it was down"));

        assertEquals(Optional.of("it was wrong"), plan.reason("d-1"));
        assertEquals(Optional.of("it was down"), plan.reason("d-2"));
        assertEquals(Optional.empty(), plan.reason("d-3"));
    }

    @Test
    void a_reason_and_what_is_asked_do_not_push_each_other_out() {
        VerificationPlan plan =
                read(NOTHING.because("Cart", "d-1", "it was slow").with(part("Cart", "2")));

        assertEquals(Optional.of("it was slow"), plan.reason("d-1"));
        assertEquals(Optional.of(part("Cart", "2")), plan.part("Cart"));
    }

    @Test
    void a_plan_lies_beside_the_records_where_no_run_can_lie() {
        assertEquals("verify run-1", VerificationPlan.place("run-1"));
        assertTrue(VerificationPlan.isPlace(VerificationPlan.place("run-1")));
        assertFalse(VerificationPlan.isPlace("run-1"));
    }
}
