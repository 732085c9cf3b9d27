package io.pointsman.appspec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AppSpecTest {
    private static final String PLAIN = "{\"version\":0.0,\"Resources\":[{\"Cart\":{\"Type\":\"AWS::Lambda::Function\","
        + "\"Properties\":{\"Name\":\"web-cart\",\"Alias\":\"live\",\"CurrentVersion\":\"1\",\"TargetVersion\":\"2\"}}}]}";

    @Test
    void it_names_function_alias_and_both_versions() {
        assertEquals(PLAIN, spec("1", "2", AppSpec.Hooks.NONE).text());
    }

    @Test
    void hooks_stand_in_a_list_in_the_order_in_which_they_are_called() {
        AppSpec.Hooks hooks =
                new AppSpec.Hooks(Optional.of("CodeDeployHook_Before"), Optional.of("CodeDeployHook_After"));

        assertEquals(
                PLAIN.substring(0, PLAIN.length() - 1)
                        + ",\"Hooks\":[{\"BeforeAllowTraffic\":\"CodeDeployHook_Before\"},"
                        + "{\"AfterAllowTraffic\":\"CodeDeployHook_After\"}]}",
                spec("1", "2", hooks).text());
    }

    @Test
    void the_digest_is_that_of_the_raw_content() {
        // printf '%s' "$text" | sha256sum
        assertEquals(
                "8083ff2e7f46116b666e7b8816415d867256cd50f00ee3d13d64e0e0a6d6e8a7",
                spec("1", "2", AppSpec.Hooks.NONE).sha256());
    }

    @Test
    void a_version_that_is_not_published_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> spec("1", "$LATEST", AppSpec.Hooks.NONE));
        assertThrows(IllegalArgumentException.class, () -> spec("0", "2", AppSpec.Hooks.NONE));
    }

    @Test
    void a_shift_to_the_same_version_is_refused_since_codedeploy_fails_it() {
        assertThrows(IllegalArgumentException.class, () -> spec("2", "2", AppSpec.Hooks.NONE));
    }

    private static AppSpec spec(String current, String target, AppSpec.Hooks hooks) {
        return new AppSpec("Cart", "web-cart", "live", current, target, hooks);
    }
}
