package io.pointsman.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.release.DeploymentMark.Way;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DeploymentMarkTest {
    @Test
    void a_mark_names_run_attempt_stack_and_function() {
        assertEquals(
                "pointsman run=" + RunName.of("run", "bucket/key", "live") + " try=1 stack=web function=Cart",
                new DeploymentMark("bucket/key", "web", "live", "Cart", Way.TRY, 1).text());
    }

    @Test
    void the_longest_names_fit_a_description_and_stay_apart() {
        String stack = "s".repeat(128);
        String one = new DeploymentMark("run", stack, "live", "F".repeat(254) + "1", Way.BACK, 99_999).text();
        String other = new DeploymentMark("run", stack, "live", "F".repeat(254) + "2", Way.BACK, 99_999).text();

        assertTrue(one.length() <= 256, one.length() + " characters");
        assertNotEquals(one, other);
    }

    @Test
    void the_stack_is_read_back() {
        String text = new DeploymentMark("run", "web-prod", "live", "Cart", Way.TRY, 2).text();

        assertEquals(Optional.of("web-prod"), DeploymentMark.stackOf(text));
    }

    @Test
    void a_description_of_somebody_else_names_no_stack() {
        assertEquals(Optional.empty(), DeploymentMark.stackOf("my deployment stack=web "));
        assertEquals(Optional.empty(), DeploymentMark.stackOf(""));
    }

    @Test
    void a_logical_id_is_shortened_only_where_it_does_not_fit() {
        assertEquals("F".repeat(60), DeploymentMark.word("F".repeat(60)));
        assertNotEquals("F".repeat(61), DeploymentMark.word("F".repeat(61)));
    }
}
