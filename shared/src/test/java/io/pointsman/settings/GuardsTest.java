package io.pointsman.settings;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever can push may say, and what only the pipeline may. */
class GuardsTest {
    private static final Guards GUARDS =
            new Guards(Set.of("shift", "execute"), Set.of("Alarms", "Alias", "Functions", "Gate"), "Functions");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Gate | {'Gate':'Traffic'}",
                "execute.Gate | {'execute':{'Gate':'Traffic'}}",
                "Functions | {'Functions':['!Cart']}",
                "shift.Functions | {'shift':{'Functions':[]}}",
                "Functions.!Cart | {'Functions':{'!Cart':{}}}",
                "shift.Functions.Cart.Alarms | {'shift':{'Functions':{'Cart':{'Wave':2,'Alarms':[]}}}}",
                "Functions.Cart.Alias | {'Functions':{'Cart':{'Alias':'beta'}}}",
                "Functions.Cart | {'Functions':{'Cart':7}}",
                "Gate | {'Gate':null}",
            })
    void a_guard_key_of_the_artifact_is_refused_wherever_it_stands(String where, String file) {
        Refusal refusal = assertThrows(Refusal.class, () -> refuse(file, Set.of()));

        String key = where.contains("Functions")
                ? where.endsWith("Alarms") || where.endsWith("Alias") ? where.replaceFirst(".*\\.", "") : "Functions"
                : "Gate";
        assertEquals(
                "settings file pointsman.yaml: " + where
                        + " is for the pipeline to say, not for the artifact. Put " + key
                        + " into the action's UserParameters or into s3://bucket/settings/web.yaml, or let the artifact"
                        + " say it: ArtifactMay [" + key + "] there",
                refusal.getMessage());
        assertEquals(FailureKind.CONFIGURATION, refusal.kind());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'Packaging':'content'}",
                "{'shift':{'Verify':[]}}",
                "{'shift':{'Functions':{'Cart':{'Wave':2},'Shop':{}}}}",
                "{'Functions':{}}",
                "{'shift':7}",
            })
    void what_the_artifact_describes_is_its_own_to_say(String file) {
        assertDoesNotThrow(() -> refuse(file, Set.of()));
    }

    @Test
    void what_the_pipeline_leaves_to_the_artifact_it_may_say_and_nothing_else() {
        String file = "{'Gate':'Traffic','shift':{'Functions':{'Cart':{'Alarms':[]}}}}";

        assertDoesNotThrow(() -> refuse(file, Set.of("Gate", "Alarms")));
        assertThrows(Refusal.class, () -> refuse(file, Set.of("Gate")));
        assertThrows(Refusal.class, () -> refuse(file, Set.of("Gate", "Functions")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'Alarms':['errors']} | {}",
                "{'Alarms':[]} | {}",
                "{} | {'Alarms':['errors']}",
                "{} | {'shift':{'Alarms':['errors']}}",
            })
    void what_the_pipeline_says_of_all_functions_the_artifact_does_not_unsay_of_one(String given, String owners) {
        JsonObject file = json("{'Functions':{'Cart':{'Wave':2,'Alarms':[]}},"
                + "'shift':{'Functions':{'Shop':{'Alarms':['none']},'!Hook':{}}}}");

        assertEquals(
                json("{'Functions':{'Cart':{'Wave':2}},'shift':{'Functions':{'Shop':{},'!Hook':{}}}}"),
                GUARDS.overruled(file, new Places(json(given), Optional.of(json(owners)), Optional.empty())));
    }

    @Test
    void what_the_pipeline_is_silent_on_stays_as_the_artifact_has_it() {
        JsonObject file = json("{'Functions':{'Cart':{'Alarms':[]},'Odd':7},'shift':{'Functions':['Cart'],'Wave':3}}");

        assertEquals(file, GUARDS.overruled(file, Places.of(json("{'Alias':'live','Alarms':null}"))));
    }

    private static JsonObject json(String text) {
        return Json.object(text.replace('\'', '"'));
    }

    private static void refuse(String file, Set<String> may) {
        GUARDS.refuse(json(file), "pointsman.yaml", may, "s3://bucket/settings/web.yaml");
    }
}
