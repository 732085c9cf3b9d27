package io.pointsman.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of a settings file: what YAML may say, and what it may not do. */
final class SettingsTextTest {
    @Test
    void yaml_reads_as_the_same_json() {
        String yaml = """
            StackName: web   # the blog's
            shift:
              Alias: live
              AutoRollback: false
              MaxConcurrent: 5
              Ratio: 1.5
              Alarms: [a, "b"]
              Nothing: ~
              Version: "010"
              Word: yes
            1: one
            """;
        assertEquals(
                Json.object("{\"StackName\":\"web\",\"shift\":{\"Alias\":\"live\",\"AutoRollback\":false,"
                        + "\"MaxConcurrent\":5,\"Ratio\":1.5,\"Alarms\":[\"a\",\"b\"],\"Nothing\":null,"
                        + "\"Version\":\"010\",\"Word\":\"yes\"},\"1\":\"one\"}"),
                read(yaml));
    }

    @Test
    void a_variable_is_text_and_is_not_looked_up() {
        assertEquals(
                Json.object("{\"a\":\"${HOME}\",\"b\":\"${NOT_THERE:-x}\"}"), read("a: ${HOME}\nb: ${NOT_THERE:-x}\n"));
    }

    @Test
    void json_is_yaml_too() {
        assertEquals(Json.object("{\"a\":{\"b\":[1,true]}}"), read("{\"a\": {\"b\": [1, true]}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing yet\n", "---\n", "~"})
    void an_empty_file_sets_nothing(String text) {
        assertEquals(JsonObject.empty(), read(text));
    }

    @Test
    void an_alias_stands_for_what_it_names() {
        assertEquals(Json.object("{\"a\":[1],\"b\":[1]}"), read("a: &x [1]\nb: *x\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- a list",
                "just text",
                "a: 1\na: 2",
                "a: [1",
                "a: b: c",
                "a: 1\n---\nb: 2",
                "? [a]\n: b",
                "~: b",
                "a: .nan",
                "a: .inf",
                "a: !!binary aGk=",
                "a: !!java.net.URL [x]",
                "a: !Sub x",
                "a: *nowhere",
                "a: &x [*x]",
                "&x a: {b: *x}\nc: &y {d: *y}",
                "\tbroken",
                "a: \u0000"
            })
    void what_a_settings_file_may_not_hold_is_a_configuration_error_that_names_the_file(String text) {
        Refusal refusal = assertThrows(Refusal.class, () -> read(text));
        assertEquals(FailureKind.CONFIGURATION, refusal.kind());
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("conf/p.yaml"), refusal.getMessage());
    }

    @Test
    void a_mistake_is_named_with_its_line() {
        Refusal refusal = assertThrows(Refusal.class, () -> read("a: 1\nb: [2\nc: 3\n"));
        assertTrue(
                String.valueOf(refusal.getMessage()).startsWith("conf/p.yaml, line 3, column "), refusal.getMessage());
    }

    @Test
    void a_few_lines_that_stand_for_a_billion_values_are_refused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 9; i++) {
            String before = "*a" + (i - 1);
            bomb.append("a%d: &a%d [%s]%n".formatted(i, i, String.join(",", java.util.Collections.nCopies(5, before))));
        }
        assertThrows(Refusal.class, () -> read(bomb.toString()));
    }

    @Test
    void a_file_that_is_too_long_or_too_deep_is_refused() {
        assertThrows(Refusal.class, () -> read("a: " + "x".repeat(300_000)));
        assertThrows(Refusal.class, () -> read("a: " + "[".repeat(200) + "]".repeat(200)));
    }

    @Test
    void lines_that_are_flat_lead_too_deep_by_their_aliases() {
        StringBuilder chain = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 40; i++) {
            chain.append("a%d: &a%d [*a%d]%n".formatted(i, i, i - 1));
        }

        Refusal refusal = assertThrows(Refusal.class, () -> read(chain.toString()));
        assertTrue(String.valueOf(refusal.getMessage()).contains("levels, aliases counted"), refusal.getMessage());
    }

    private static JsonObject read(String text) {
        return SettingsText.parse("conf/p.yaml", text);
    }
}
