package io.pointsman.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/**
 * Any bytes as a template: a rewrite that holds its word, or a refusal. {@code mvn verify} plays what is in the folder of inputs;
 * with {@code JAZZER_FUZZ=1} new inputs are looked for.
 */
class TemplateFuzzTest {
    @FuzzTest(maxDuration = "45s")
    void any_text_is_rewritten_or_refused(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            Survey survey = Template.parse(text).survey();
            if (survey.problems().isEmpty()) {
                String once = survey.rewrite(Rewrites::place).text();
                assertEquals(once, Rewrites.of(once));
            }
        } catch (BadTemplate refused) {
            assertEquals(false, refused.problems().isEmpty());
        }
    }
}
