package io.pointsman.endpoint.cloudformation.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates are read as YAML 1.1 without the parts that CloudFormation does not take. {@code .ci/yaml-reading} holds the same against the AWS CLI. */
final class TemplateTextTest {
    private static String json(String text) {
        return Json.text(TemplateText.read(text));
    }

    private static String refusal(String text) {
        return assertThrows(AwsError.class, () -> TemplateText.read(text)).said();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${Stage}",
                "${Stage:-x}",
                "${Stage?no}",
                "x${Stage}",
                "2012-10-17",
                "1.2.3",
                "1e3",
                ".inf",
                ".nan",
                "08",
                "012345678901",
                "y",
                "n"
            })
    void a_plain_scalar_that_yaml_1_1_has_no_type_for_is_text(String plain) {
        assertEquals("{\"a\":\"" + plain + "\"}", json("a: " + plain));
    }

    @Test
    void a_variable_alone_is_the_argument_of_a_function() {
        assertEquals("{\"a\":{\"Fn::Sub\":\"${Stage}\"}}", json("a: {'Fn::Sub': '${Stage}'}"));
        assertEquals("{\"a\":{\"Fn::Sub\":\"${Stage}\"}}", json("a:\n  Fn::Sub: ${Stage}\n"));
        assertEquals("{\"a\":{\"Fn::Sub\":\"${Stage}\"}}", json("a: !Sub ${Stage}\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "yes,true",
        "No,false",
        "ON,true",
        "off,false",
        "True,true",
        "010,8",
        "012345670123,1402433619",
        "0x1F,31",
        "0b101,5",
        "1_000,1000",
        "+7,7",
        "-5,-5",
        "00,0",
        "1:30,90",
        "190:20:30,685230",
        "9223372036854775808,9223372036854775808",
        "1.10,1.1",
        ".5,0.5",
        "1.,1.0",
        "1_0.5,10.5",
        "190:20:30.5,685230.5"
    })
    void a_plain_scalar_has_the_type_of_yaml_1_1(String plain, String value) {
        assertEquals("{\"a\":" + value + "}", json("a: " + plain));
        assertEquals("{\"a\":\"" + plain + "\"}", json("a: '" + plain + "'"));
        assertEquals("{\"a\":\"" + plain + "\"}", json("a: !!str " + plain));
    }

    @Test
    void keys_have_types_too() {
        assertEquals(
                "{\"8\":\"a\",\"true\":\"b\",\"2012-10-17\":\"c\",\"010\":\"d\"}",
                json("{010: a, on: b, 2012-10-17: c, '010': d}"));
    }

    @Test
    void of_a_key_that_is_given_twice_the_last_one_counts() {
        assertEquals("{\"a\":\"c\"}", json("a: b\na: c\n"));
        assertEquals("{\"a\":\"c\"}", json("{\"a\": \"b\", \"a\": \"c\"}"));
    }

    @Test
    void a_block_at_the_end_has_only_the_line_breaks_of_the_text() {
        assertEquals("{\"a\":\"one\\ntwo\"}", json("a: |\n  one\n  two"));
        assertEquals("{\"a\":\"one\\ntwo\\n\"}", json("a: |\n  one\n  two\n"));
        assertEquals("{\"a\":{\"Fn::Sub\":\"one\"}}", json("a: !Sub |\n  one"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: &x {b: c}\nd: *x\n", "a: &x {b: c}\nd: {<<: *x}\n", "a: &x b\nc: [*x]\n"})
    void aliases_are_not_allowed(String text) {
        assertEquals("Template error: YAML aliases are not allowed in CloudFormation templates.", refusal(text));
    }

    @Test
    void an_anchor_that_nothing_points_at_does_no_harm() {
        assertEquals("{\"a\":\"b\"}", json("a: &x b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: {<<: {b: c}}",
                "a: !!binary aGk=",
                "a: !!timestamp 2012-10-17",
                "a: !!int b",
                "[a]: b",
                "!Ref a: b"
            })
    void what_cloudformation_has_not_is_not_well_formed(String text) {
        assertEquals(
                "Template format error: YAML not well-formed.", refusal(text).split(" [(]", -1)[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:\n", "a: ~\n", "a: Null\n", "{\"a\": null}"})
    void null_is_not_allowed(String text) {
        assertEquals("Template format error: [/a] 'null' values are not allowed in templates", refusal(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Length", "ToJsonString", "ForEach", "Nope"})
    void functions_without_a_short_form_have_none(String tag) {
        assertEquals(
                "Template format error: YAML not well-formed: the tag !" + tag + " is not known.",
                refusal("a: !" + tag + " [b]"));
    }
}
