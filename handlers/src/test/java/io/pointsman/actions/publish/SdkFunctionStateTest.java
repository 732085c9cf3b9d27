package io.pointsman.actions.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.publish.FunctionState.Condition;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;

final class SdkFunctionStateTest {
    private static Condition condition(String version, String state) {
        return SdkFunctionState.of(
                        "web",
                        FunctionConfiguration.builder()
                                .version(version)
                                .codeSha256("sha")
                                .state(state)
                                .lastUpdateStatus("Successful")
                                .build(),
                        /* hasSourceKey= */ false)
                .condition();
    }

    @Test
    void a_version_that_takes_no_calls_yet_is_taken_for_ready() {
        assertEquals(new Condition.Ready(), condition("$LATEST", "ActiveNonInvocable"));
        assertEquals(new Condition.Busy("its state is ActiveNonInvocable"), condition("7", "ActiveNonInvocable"));
        assertEquals(new Condition.Ready(), condition("7", "Active"));
    }

    @Test
    void an_update_that_failed_is_told_with_lambdas_own_reason() {
        FunctionConfiguration failed = FunctionConfiguration.builder()
                .version("$LATEST")
                .codeSha256("sha")
                .state("Active")
                .lastUpdateStatus("Failed")
                .lastUpdateStatusReasonCode("SubnetOutOfIPAddresses")
                .lastUpdateStatusReason("no address is free")
                .build();

        assertEquals(
                new Condition.Broken("its last update failed, SubnetOutOfIPAddresses: no address is free"),
                SdkFunctionState.of("web", failed, /* hasSourceKey= */ false).condition());
    }

    private static boolean hasSnapshot(FunctionConfiguration.Builder found) {
        return SdkFunctionState.of("web", found.version("1").codeSha256("sha").build(), /* hasSourceKey= */ false)
                .snapStart();
    }

    @Test
    void a_snapshot_is_waited_for_where_none_is_made() {
        assertTrue(hasSnapshot(
                FunctionConfiguration.builder().snapStart(snap -> snap.applyOn(SnapStartApplyOn.PUBLISHED_VERSIONS))));
        assertFalse(
                hasSnapshot(FunctionConfiguration.builder().snapStart(snap -> snap.applyOn(SnapStartApplyOn.NONE))));
        assertFalse(hasSnapshot(FunctionConfiguration.builder()));
    }
}
