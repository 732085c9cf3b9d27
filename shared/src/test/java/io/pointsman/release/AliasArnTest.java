package io.pointsman.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonTrouble;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AliasArnTest {
    private static final String FUNCTION = "arn:aws:lambda:eu-central-1:123456789012:function:web-F-1AB";

    @Test
    void the_arn_of_an_alias_names_function_and_alias() {
        AliasArn arn = AliasArn.of(FUNCTION + ":live");

        assertTrue(AliasArn.isOne(arn.text()));
        assertTrue(arn.isOf("web-F-1AB", "live"));
        assertFalse(arn.isOf("web-F-1AB", "dev"));
        assertFalse(arn.isOf("web-F", "live"));
    }

    @ParameterizedTest
    @ValueSource(strings = {FUNCTION, "web-F-1AB", "arn:aws:s3:::bucket", FUNCTION + ":live:2", ""})
    void what_names_no_alias_is_not_taken_for_one(String text) {
        assertFalse(AliasArn.isOne(text));
        assertThrows(JsonTrouble.class, () -> AliasArn.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {FUNCTION, "web-F-1AB", "123456789012:function:web-F-1AB"})
    void a_function_is_known_by_its_name_and_by_its_arn(String text) {
        assertEquals(Optional.of("web-F-1AB"), QualifiedName.function(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a name", FUNCTION + ":live"})
    void what_is_no_function_gives_no_name(String text) {
        assertEquals(Optional.empty(), QualifiedName.function(text));
    }
}
