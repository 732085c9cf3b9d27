package io.pointsman.actions.changeset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Outcome;
import io.pointsman.release.MadeFor;
import io.pointsman.runtime.ArtifactStore;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A template that was synthesized for one account and Region. */
final class MadeForElsewhereTest {
    private static final String HOME = "111111111111";

    private final Bench bench = new Bench();

    MadeForElsewhereTest() {
        bench.store = new ArtifactStore(Optional.of(HOME), Optional.of("arn:aws:kms:eu-west-1:111111111111:key/k"));
        bench.region = Optional.of("eu-west-1");
        bench.madeFor = new MadeFor(Optional.of(HOME), Optional.of("eu-west-1"));
    }

    private String refused(Object... userParameters) {
        Outcome.Failed refusal = bench.fail(userParameters);
        assertEquals(FailureKind.CONFIGURATION, refusal.kind());
        assertEquals(0, bench.changeSets.created.size());
        return refusal.message();
    }

    @Test
    void goes_to_that_place() {
        bench.succeed();
        assertEquals(1, bench.changeSets.created.size());
    }

    @Test
    void goes_nowhere_else() {
        String role = "arn:aws:iam::222222222222:role/deployment";

        assertTrue(refused("AssumeRoleArn", role)
                .contains("was synthesized for account 111111111111, and the stack would be in account 222222222222"));
        assertTrue(refused("AssumeRoleArn", "arn:aws:iam::111111111111:role/d", "Region", "us-east-1")
                .contains("was synthesized for Region eu-west-1, and the stack would be in Region us-east-1"));
        bench.region = Optional.of("us-east-1");
        assertTrue(refused().contains("for Region eu-west-1"));
        bench.madeFor = new MadeFor(Optional.of("222222222222"), Optional.empty());
        assertTrue(refused().contains("would be in account 111111111111"));
    }

    @Test
    void is_not_judged_where_neither_is_known() {
        bench.store = ArtifactStore.UNKNOWN;
        bench.region = Optional.empty();

        bench.succeed();
        assertEquals(1, bench.changeSets.created.size());
    }
}
