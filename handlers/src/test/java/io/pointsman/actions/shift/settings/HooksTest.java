package io.pointsman.actions.shift.settings;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.Job;
import io.pointsman.json.JsonObject;
import io.pointsman.release.ReleaseJobs;
import io.pointsman.release.record.PublishedVersions;
import io.pointsman.runtime.InputArtifact;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which of the stack's functions a hook is. */
final class HooksTest {
    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function";

    private static boolean isHook(String hook, String function) {
        PublishedVersions published = new PublishedVersions(true, Map.of(), Map.of("Gate", "web-Gate"));
        Job job = ReleaseJobs.first("job-1", JsonObject.of("StackName", "web", "BeforeAllowTraffic", hook));
        ShiftRequest request = ShiftRequest.of(InputArtifact.of(new ReleaseJobs(), job), job);
        return new Hooks(published).isHook(request.traffic("Cart"), function);
    }

    @Test
    void a_hook_by_its_arn_name_or_logical_id_guards_its_own_shift() {
        assertTrue(isHook(ARN + ":web-Gate", "web-Gate"));
        assertTrue(isHook(ARN + ":web-Gate:live", "web-Gate"));
        assertTrue(isHook("web-Gate", "web-Gate"));
        assertTrue(isHook("Gate", "web-Gate"));
        assertFalse(isHook(ARN + ":web-Gate", "web-Cart"));
    }

    @Test
    void an_arn_whose_name_was_forgotten_breaks_the_plan() {
        assertFalse(isHook(ARN, "web-Gate"));
    }
}
