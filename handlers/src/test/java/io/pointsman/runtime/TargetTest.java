package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stacks of one name in two accounts have records of their own. */
final class TargetTest {
    private static final Optional<String> ROLE = Optional.of("arn:aws:iam::222222222222:role/pointsman-deployment");

    private static String suffix(Optional<String> region, Optional<String> role) {
        return new Target(region, role, Optional.empty()).suffix();
    }

    @Test
    void at_home_the_stack_alone_names_its_records() {
        assertEquals("", Target.HOME.suffix());
    }

    @Test
    void elsewhere_account_and_region_go_with_it() {
        assertEquals("@222222222222", suffix(Optional.empty(), ROLE));
        assertEquals("@eu-west-1", suffix(Optional.of("eu-west-1"), Optional.empty()));
        assertEquals("@222222222222.eu-west-1", suffix(Optional.of("eu-west-1"), ROLE));
    }
}
