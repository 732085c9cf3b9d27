package io.pointsman.actions.shift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.Outcome;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often Lambda is asked where an alias is while CodeDeploy moves it. */
final class AliasLooksTest {
    private final TwoFunctions two = new TwoFunctions();

    @AfterEach
    void close() {
        two.close();
    }

    /** Before its move, until it has begun, before its second step, and once it has arrived: not at each look at its deployment. */
    @Test
    void an_alias_is_looked_at_when_codedeploy_may_have_moved_it() {
        List<String> asked = new CopyOnWriteArrayList<>();
        two.faults.listen(asked::add);

        assertInstanceOf(Outcome.Succeeded.class, two.run(TwoFunctions.WEB));

        assertTrue(times(asked, "codedeploy:BatchGetDeployments") > 10, asked::toString);
        assertEquals(2 * 4, times(asked, "lambda:GetAlias"), asked::toString);
    }

    private static long times(List<String> asked, String operation) {
        return asked.stream().filter(operation::equals).count();
    }
}
