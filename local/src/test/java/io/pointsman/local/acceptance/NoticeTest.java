package io.pointsman.local.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.local.acceptance.ground.AcceptanceName;
import io.pointsman.local.acceptance.ground.OtherAccount;
import io.pointsman.local.acceptance.ground.Reach;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoticeTest {
    private static final AcceptanceName NAME = new AcceptanceName("pointsman-acceptance-abcdef");
    private static final Reach HOME = new Reach(Optional.empty(), Optional.of("sandbox"), "eu-central-1");

    private static OtherAccount other() {
        Reach target = HOME.by("target");
        return new OtherAccount(target, target.clients(), "111122223333", "aws");
    }

    @Test
    void what_is_made_in_another_account_is_said_with_the_account() {
        try (OtherAccount account = other()) {
            List<String> lines = Notice.lines(HOME, Optional.of(account), NAME);

            int there = lines.indexOf("and in account 111122223333:");
            assertTrue(there > 0, lines::toString);
            String said = String.join("\n", lines.subList(there, lines.size()));
            for (String stack : List.of(NAME.deployment(), NAME.base(), NAME.staging(), NAME.production())) {
                assertTrue(said.contains(stack), () -> stack + " is not in\n" + said);
            }
            assertEquals("It takes about an hour and a half.", lines.getLast());
        }
    }

    @Test
    void where_nobody_names_another_account_none_is_spoken_of() {
        List<String> lines = Notice.lines(HOME, Optional.empty(), NAME);

        assertFalse(String.join("\n", lines).contains("in account"), lines::toString);
        assertEquals("It takes about an hour.", lines.getLast());
    }

    @Test
    void the_way_to_take_away_what_is_left_names_both_profiles() {
        try (OtherAccount account = other()) {
            assertEquals(
                    "./pointsman acceptance --clean pointsman-acceptance-abcdef --profile sandbox --other-profile"
                            + " target --region eu-central-1",
                    Notice.clean(HOME, Optional.of(account), NAME));
        }
    }
}
