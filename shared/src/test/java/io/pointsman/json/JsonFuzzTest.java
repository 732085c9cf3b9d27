package io.pointsman.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Any bytes as JSON: a value that is written and read as the same one, or a refusal that says why. {@code mvn verify} plays what is in the
 * folder of inputs; with {@code JAZZER_FUZZ=1} new inputs are looked for.
 */
class JsonFuzzTest {
    @FuzzTest(maxDuration = "30s")
    void any_text_is_a_value_or_refused(byte[] bytes) {
        try {
            String once = Json.text(Json.value(new String(bytes, StandardCharsets.UTF_8)));
            assertEquals(once, Json.text(Json.value(once)));
        } catch (JsonTrouble refused) {
            assertEquals(false, Objects.requireNonNull(refused.getMessage()).isBlank());
        }
    }
}
