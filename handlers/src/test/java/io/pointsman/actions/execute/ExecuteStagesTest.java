package io.pointsman.actions.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.execute.ExecuteStage.Begun;
import io.pointsman.actions.execute.ExecuteStage.Finding;
import io.pointsman.actions.execute.ExecuteStage.Moving;
import io.pointsman.actions.execute.ExecuteStage.Remaking;
import io.pointsman.actions.execute.ExecuteStage.Starting;
import io.pointsman.engine.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A stage survives its continuation token. */
final class ExecuteStagesTest {
    private static final String ARN = "arn:aws:cloudformation:us-east-1:000000000000:";
    private static final Target TARGET = new Target(ARN + "changeSet/release/1", ARN + "stack/web/2", 7);

    private final ExecuteStages stages = new ExecuteStages();

    @Test
    void a_stage_comes_back_as_another_one() {
        List<ExecuteStage> all = List.of(
                new Finding(),
                new Starting(TARGET),
                new Remaking(TARGET, 3),
                new Moving(TARGET, Begun.NOW, 0),
                new Moving(TARGET, Begun.BEFORE, 12),
                new Moving(TARGET, Begun.BY_OTHERS, 1));

        for (ExecuteStage stage : all) {
            assertEquals(stage, stages.decode(stages.encode(stage)));
        }
    }

    @Test
    void a_stage_that_nobody_wrote_is_taken_for_one() {
        for (String text : List.of("", "finding it", "starting", "moving mine 1 " + TARGET.words(), "remaking x")) {
            assertThrows(Refusal.class, () -> stages.decode(text), text);
        }
    }

    @Test
    void each_look_is_not_counted() {
        assertEquals(new Remaking(TARGET, 4), new Remaking(TARGET, 3).again());
        assertEquals(new Moving(TARGET, Begun.NOW, 4), new Moving(TARGET, Begun.NOW, 3).again());
    }

    @Test
    void an_operation_of_this_job_or_one_that_was_looked_at_is_told_as_found() {
        assertTrue(new Moving(TARGET, Begun.BEFORE, 0).isJustFound());
        assertTrue(new Moving(TARGET, Begun.BY_OTHERS, 0).isJustFound());
        assertFalse(new Moving(TARGET, Begun.BEFORE, 1).isJustFound());
        assertFalse(new Moving(TARGET, Begun.NOW, 0).isJustFound());
    }
}
