package io.pointsman.actions.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonObject;
import io.pointsman.release.FunctionSelection;
import io.pointsman.release.ReleaseJobs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code execute} takes from the settings of the pipeline's owner. */
final class ExecuteRequestTest {
    private final ReleaseJobs artifacts = new ReleaseJobs();

    private FunctionSelection functions(JsonObject userParameters) {
        return ExecuteRequest.read(artifacts, ReleaseJobs.first("job", userParameters))
                .functions();
    }

    @Test
    void the_functions_that_are_looked_at_are_those_of_shift_where_execute_is_told_nothing() {
        artifacts.owners = "shift: {Functions: ['!Nightly']}\n";

        FunctionSelection ofShift = functions(ExecuteScene.WEB);
        assertFalse(ofShift.includes("Nightly"));
        assertTrue(ofShift.includes("Cart"));

        FunctionSelection own = functions(ExecuteScene.WEB.with("Functions", List.of("!Cart")));
        assertTrue(own.includes("Nightly"));
        assertFalse(own.includes("Cart"));
        assertEquals(FunctionSelection.ALL, functionsWithoutAWord());
    }

    private FunctionSelection functionsWithoutAWord() {
        artifacts.owners = "";
        return functions(ExecuteScene.WEB);
    }
}
