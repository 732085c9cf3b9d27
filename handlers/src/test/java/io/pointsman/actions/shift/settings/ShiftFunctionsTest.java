package io.pointsman.actions.shift.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.List;
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

    private static ShiftFunctions read(String json) {
        return ShiftFunctions.read(Json.object(json.replace('\'', '"'))).orElseThrow();
    }
}
