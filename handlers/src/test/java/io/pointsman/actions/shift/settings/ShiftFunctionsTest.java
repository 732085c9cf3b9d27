package io.pointsman.actions.shift.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each key of each function is the pipeline's before it is the artifact's. */
class ShiftFunctionsTest {
    @Test
    void the_pipelines_alarms_of_a_function_stand_beside_the_artifacts_wave() {
        ShiftFunctions merged = read("{'Cart':{'Alarms':['errors'],'Wave':3}}")
                .over(read("{'Cart':{'Wave':2,'Alias':'beta'},'Search':{'Wave':4}}"));

        assertEquals(Json.object("{\"Wave\":3,\"Alias\":\"beta\",\"Alarms\":[\"errors\"]}"), merged.of("Cart"));
        assertEquals(Json.object("{\"Wave\":4}"), merged.of("Search"));
        assertEquals(JsonObject.empty(), merged.of("Shop"));
    }

    @Test
    void a_selection_of_the_pipeline_keeps_the_artifacts_waves() {
        ShiftFunctions merged =
                ShiftFunctions.read(List.of("Cart")).orElseThrow().over(read("{'Cart':{'Wave':2}}"));

        assertTrue(merged.includes("Cart"));
        assertFalse(merged.includes("Search"));
        assertEquals(Json.object("{\"Wave\":2}"), merged.of("Cart"));
    }

    @Test
    void what_the_pipeline_leaves_out_stays_out() {
        assertFalse(read("{'!Hook':{}}").over(read("{'Hook':{'Wave':2}}")).includes("Hook"));
    }

    @Test
    void a_name_that_only_has_settings_is_not_looked_for_among_the_functions() {
        ShiftFunctions both = read("{'!Hook':{}}").over(read("{'Cart':{'Wave':2}}"));

        assertEquals(List.of("Cart"), both.unknown(Set.of("Hook")));
        assertEquals(List.of("Hook", "Cart"), both.unknown(Set.of("Search")));
        assertEquals(List.of("Cart"), read("{'Cart':{'Wave':2}}").named());
        assertEquals(
                List.of("Search"),
                ShiftFunctions.read(List.of("Search")).orElseThrow().named());
    }

    @Test
    void the_words_of_a_setting_are_others_than_the_references() {
        assertEquals(
                List.of("RollBackAll", "KeepSucceeded"),
                Stream.of(OnFailure.values()).map(OnFailure::toString).toList());
        assertEquals(
                List.of("Refuse", "AllAtOnce"),
                Stream.of(OnIncompatible.values()).map(OnIncompatible::toString).toList());
    }

    private static ShiftFunctions read(String json) {
        return ShiftFunctions.read(Json.object(json.replace('\'', '"'))).orElseThrow();
    }
}
