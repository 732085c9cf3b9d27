package io.pointsman.actions.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonObject;
import io.pointsman.release.FunctionSelection;
import io.pointsman.release.ReleaseJobs;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code execute} takes from the settings of the pipeline's owner. */
final class ExecuteRequestTest {
    private final ReleaseJobs artifacts = new ReleaseJobs();

    private FunctionSelection functions(JsonObject userParameters) {
        return read(userParameters).functions();
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

    @Test
    void an_operation_bears_the_token_of_another_run_or_change_set() {
        ExecuteRequest request = read(ExecuteScene.WEB);
        ExecuteRequest later = read(ExecuteScene.WEB.with("Run", "run-2"));

        assertTrue(request.token("arn").startsWith("pointsman-"), request.token("arn"));
        assertEquals(request.token("arn"), read(ExecuteScene.WEB).token("arn"));
        assertEquals(
                3,
                Set.of(request.token("arn"), request.token("other"), later.token("arn"))
                        .size());
    }

    @Test
    void a_resource_that_failed_is_shown_without_its_line() {
        artifacts.template = "Resources:\n  Cart:\n    Type: AWS::Lambda::Function\n";

        assertEquals(
                Optional.of("sam.template, line 2"),
                read(ExecuteScene.WEB).place().of("Cart"));
    }

    @Test
    void a_template_without_places_is_no_reason_to_stop_a_job_that_goes_well() {
        artifacts.template = "Resources: [";

        assertEquals(Optional.empty(), read(ExecuteScene.WEB).place().of("Cart"));
    }

    @Test
    void the_words_of_a_gate_are_those_of_the_reference() {
        assertEquals(
                GateScope.TRAFFIC,
                read(ExecuteScene.WEB.with("Gate", "Traffic")).gate());
        assertEquals(
                List.of("Release", "Traffic"),
                Stream.of(GateScope.values()).map(GateScope::toString).toList());
    }

    private ExecuteRequest read(JsonObject userParameters) {
        return ExecuteRequest.read(artifacts, ReleaseJobs.first("job", userParameters));
    }

    private FunctionSelection functionsWithoutAWord() {
        artifacts.owners = "";
        return functions(ExecuteScene.WEB);
    }
}
