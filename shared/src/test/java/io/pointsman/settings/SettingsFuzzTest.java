package io.pointsman.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.pointsman.engine.Refusal;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Any bytes as a settings file: keys and values that JSON can say, or a refusal that names the file. {@code mvn verify} plays what is in the
 * folder of inputs; with {@code JAZZER_FUZZ=1} new inputs are looked for.
 */
class SettingsFuzzTest {
    @FuzzTest(maxDuration = "30s")
    void any_text_is_settings_or_refused(byte[] bytes) {
        try {
            JsonObject settings = SettingsText.parse("pointsman.yaml", new String(bytes, StandardCharsets.UTF_8));
            String once = Json.text(settings);
            assertEquals(once, Json.text(Json.object(once)));
        } catch (Refusal refused) {
            assertTrue(Objects.requireNonNull(refused.getMessage()).startsWith("pointsman.yaml"));
        }
    }
}
