package io.pointsman.actions.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonObject;
import io.pointsman.release.FunctionSelection;
import io.pointsman.release.ReleaseJobs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertFalse(own.includes("Nightly"));
        assertFalse(own.includes("Cart"));
        assertTrue(own.includes("Order"));
        assertEquals(FunctionSelection.ALL, functionsWithoutAWord());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "execute: {Functions: {}}",
                "execute: {Functions: {Cart: {Wave: 1}}}",
                "Functions: {Cart: {Wave: 1}}",
                "Functions: {Nightly: {}}",
                "execute: {Functions: [Nightly]}"
            })
    void the_functions_that_the_owner_names_to_shift_are_looked_at_whatever_the_artifact_says(String settings) {
        artifacts.settings = settings;
        artifacts.owners = "ArtifactMay: [Functions]\nshift: {Functions: [Cart, Order, '!Nightly']}\n";

        assertEquals(new FunctionSelection(List.of("Cart", "Order"), List.of("Nightly")), functions(ExecuteScene.WEB));
    }

    private FunctionSelection functionsWithoutAWord() {
        artifacts.owners = "";
        return functions(ExecuteScene.WEB);
    }
}
