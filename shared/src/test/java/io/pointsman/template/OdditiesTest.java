package io.pointsman.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One case for each oddity of YAML and JSON: only the bytes of the value change. */
class OdditiesTest {
    private static final String HEAD = "Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n";

    /** In {@code text}, «old|new» marks what changes. */
    private static void changes(String text) {
        String from = text.replaceAll("«([^|]*)\\|[^»]*»", "$1");
        String to = text.replaceAll("«[^|]*\\|([^»]*)»", "$1");
        assertEquals(to, Rewrites.of(from));
        assertEquals(to, Rewrites.of(to), "a second time");
    }

    private static String refusal(String text) {
        return String.valueOf(
                assertThrows(BadTemplate.class, () -> Rewrites.of(text)).getMessage());
    }

    @Test
    void comments_before_behind_and_after_the_value() {
        changes(HEAD + "      # before\n      CodeUri:   «./src|s3://store/src»   # behind ./src\n      # after\n"
                + "      Handler: a.b\n\n# the end, no line break");
    }

    @Test
    void a_key_behind_a_question_mark() {
        changes(HEAD + "      ? CodeUri\n      : «./src|s3://store/src»\n");
        changes(HEAD + "      «|CodeUri: s3://store/whole\n      »? Handler # why\n      : a.b\n");
        changes(HEAD.replace("Properties:\n", "Properties: {«|CodeUri: s3://store/whole, »? Handler : a.b}\n"));
    }

    @Test
    void numbers_that_other_tools_turn_into_others() {
        changes(HEAD
                + "      CodeUri: «src|s3://store/src»\n      Environment: {Variables: {A: 1:30, B: '1e3', C: 0x1F,"
                + " D: 010, E: 2020-01-01, F: yes, G: 1_000}}\n");
    }

    @Test
    void a_plain_variable_beside_the_value_stays_as_it_is() {
        changes(HEAD + "      CodeUri: «./src|s3://store/src»\n      FunctionName:\n        Fn::Sub: ${Stage}\n"
                + "      Description: !Sub ${Stage}\n");
    }

    @Test
    void quoted_keys_and_values() {
        changes(HEAD + "      'CodeUri': «'./src'|'s3://store/src'»\n");
        changes(HEAD + "      \"CodeUri\": «\"./src\"|\"s3://store/src\"»\n");
    }

    @Test
    void a_single_quote_in_a_single_quoted_value() {
        changes(HEAD + "      CodeUri: «'./it''s'|'s3://store/it''s'»\n");
    }

    @Test
    void flow_mappings() {
        changes("Resources: {F: {Type: AWS::Serverless::Function, Properties: {CodeUri: «./src|s3://store/src»,"
                + " Handler: a.b}}}\n");
        changes("Resources: {F: {Type: AWS::Serverless::Function, Properties: {«|CodeUri: s3://store/whole, »Handler:"
                + " a.b}}}\n");
        changes("Resources: {F: {Type: AWS::Serverless::Function, Properties: {CodeUri:«| s3://store/whole», Handler:"
                + " a.b}}}\n");
    }

    @Test
    void json_in_one_line() {
        changes(
                "{\"Resources\":{\"F\":{\"Type\":\"AWS::Serverless::Function\",\"Properties\":{\"CodeUri\":«\"./src\"|\"s3://store/src\"»}}}}");
        changes(
                "{\"Resources\":{\"F\":{\"Type\":\"AWS::Lambda::Function\",\"Properties\":{\"Code\":«null|{\"S3Bucket\":"
                    + " \"store\", \"S3Key\": \"whole\"}»}}}}");
        changes("{\"Resources\":{\"F\":{\"Type\":\"AWS::Serverless::Function\",\"Properties\":{«|\"CodeUri\":"
                + " \"s3://store/whole\"»}}}}");
    }

    @Test
    void json_with_tabs_gets_the_absent_value_on_its_own_line() {
        changes("""
            {
            \t"Resources": {
            \t\t"F": {
            \t\t\t"Type": "AWS::Serverless::Function",
            \t\t\t"Properties": {
            \t\t\t\t«|"CodeUri": "s3://store/whole",
            \t\t\t\t»"Handler": "a.b"
            \t\t\t}
            \t\t}
            \t}
            }
            """);
    }

    @Test
    void json_escapes_stay() {
        changes("{\"Description\": \"\\ud55c\\uae00 \\/ \\ud83d\\ude00 \\t\", \"Resources\": {\"F\": {\"Type\":"
                + " \"AWS::Serverless::Function\", \"Properties\": {\"CodeUri\": «\"src\"|\"s3://store/src\"»}}}}");
    }

    @Test
    void carriage_returns_stay_and_new_lines_have_them() {
        changes(("Description: 가나다\n" + HEAD + "      CodeUri: «./src|s3://store/src»\n").replace("\n", "\r\n"));
        changes((HEAD + "      «|CodeUri: s3://store/whole\n      »Handler: a.b\n").replace("\n", "\r\n"));
    }

    @Test
    void a_byte_order_mark_stays() {
        changes("\uFEFF" + HEAD + "      CodeUri: «./src|s3://store/src»\n");
    }

    @Test
    void korean_text_and_characters_of_two_units_do_not_move_the_edit() {
        changes("Description: 한글 😀😀 설명 # 주석 😀\n" + HEAD
                + "      Description: 😀\n      CodeUri: «./src|s3://store/src» # 😀\n");
    }

    @Test
    void short_and_long_functions_stay() {
        changes(HEAD
                + "      CodeUri: «src|s3://store/src»\n"
                + "      Role: !GetAtt Role.Arn\n"
                + "      Layers: [!Ref L, {Ref: M}]\n"
                + "      Environment:\n"
                + "        Variables: !If [A, {X: !Sub '${Y}'}, !Ref 'AWS::NoValue']\n");
    }

    @Test
    void a_core_tag_on_the_value() {
        changes(HEAD + "      CodeUri: «!!str ./src|s3://store/src»\n");
    }

    @Test
    void block_scalars() {
        changes(HEAD + "      CodeUri: «>-\n        ./src|s3://store/src»\n      Handler: a.b\n");
        changes(HEAD + "      CodeUri: «>\n        ./src|s3://store/src»\n\n# end\n");
    }

    @Test
    void a_value_over_two_lines() {
        changes(HEAD + "      CodeUri:\n        «./src|s3://store/src»\n      Handler: a.b\n");
        changes(HEAD + "      CodeUri: «\"./\\\n        src\"|\"s3://store/src\"»\n      Handler: a.b\n");
    }

    @Test
    void a_document_with_marks_around_it() {
        changes("%YAML 1.1\n---\n" + HEAD + "      CodeUri: «./src|s3://store/src»\n...\n");
    }

    @Test
    void an_alias_that_is_the_value_becomes_the_location() {
        changes("Metadata: {Code: &code ./src}\n" + HEAD + "      CodeUri: «*code|s3://store/src»\n");
    }

    @Test
    void an_anchored_value_and_its_aliases_that_are_all_code_change_together() {
        changes(HEAD + "      CodeUri: «&code ./src|s3://store/src»\n  G:\n    Type: AWS::Serverless::Function\n"
                + "    Properties:\n      CodeUri: «*code|s3://store/src»\n");
    }

    @Test
    void an_anchored_value_that_is_also_used_elsewhere_is_refused() {
        String text = HEAD + "      CodeUri: &code ./src\n      Description: *code\n";
        assertTrue(
                refusal(text).startsWith("template:5:16: this value cannot change alone: *code at 6:20"),
                refusal(text));
    }

    @Test
    void properties_shared_by_an_alias_of_another_function_change_once() {
        changes(HEAD.replace("Properties:", "Properties: &p")
                + "      CodeUri: «./src|s3://store/src»\n"
                + "  G:\n"
                + "    Type: AWS::Serverless::Function\n"
                + "    Properties: *p\n");
        changes(HEAD.replace("Properties:", "Properties: &p")
                + "      «|CodeUri: s3://store/whole\n"
                + "      »Handler: a.b\n"
                + "  G: {Type: AWS::Serverless::Function, Properties: *p}\n");
    }

    @Test
    void properties_shared_with_something_that_is_no_function_are_refused() {
        String text = HEAD.replace("Properties:", "Properties: &p") + "      CodeUri: ./src\nMetadata: *p\n";
        assertTrue(refusal(text).contains("*p at 6:11 repeats it"), refusal(text));
    }

    @Test
    void an_anchored_resource_shared_through_two_aliases_is_refused_where_one_of_them_is_no_resource() {
        String text = HEAD.replace("F:", "F: &f") + "      CodeUri: ./src\n  G: &g *f\n";
        assertThrows(BadTemplate.class, () -> Rewrites.of(text));
        String twice = HEAD.replace("F:", "F: &f") + "      CodeUri: ./src\n  G: *f\nMetadata: {G: [*f]}\n";
        assertTrue(refusal(twice).contains("*f at 7:16"), refusal(twice));
    }

    @Test
    void one_text_that_would_be_two_forms_is_refused() {
        String text = "Metadata: 1\n" + HEAD.replace("Properties:", "Properties: &p") + "      Handler: a.b\n"
                + "  G: {Type: AWS::Lambda::Function, Properties: *p}\n";
        assertTrue(refusal(text).contains("shares its text"), refusal(text));
    }

    @Test
    void merge_keys_in_a_function_are_refused() {
        String text = "Metadata: {M: &m {Runtime: python3.13}}\n" + HEAD + "      <<: *m\n      CodeUri: ./src\n";
        assertTrue(refusal(text).contains("merge key"), refusal(text));
    }

    @Test
    void a_key_given_twice_is_noted_with_every_place_and_the_last_one_is_rewritten() {
        String text = HEAD + "      CodeUri: a\n      CodeUri: b\n      Handler: c\n      Handler: d\n";
        assertEquals(
                List.of("6:7", "8:7"),
                Template.parse(text).repeated().stream()
                        .map(problem -> problem.at().toString())
                        .toList());
        assertEquals(text.replace("CodeUri: b", "CodeUri: s3://store/b"), Rewrites.of(text));
    }

    @Test
    void what_is_no_template_is_refused() {
        assertTrue(refusal("").contains("the template is empty"));
        assertTrue(refusal("# only this").contains("the template is empty"));
        assertTrue(refusal("- a\n- b").contains("a mapping is expected"));
        assertTrue(refusal("a: b").contains("no section Resources"));
        assertTrue(refusal("a: [b").startsWith("template:1:"), refusal("a: [b"));
        assertTrue(
                refusal("a: b\n---\nc: d").startsWith("template:2:1: a second document"), refusal("a: b\n---\nc: d"));
        assertTrue(refusal("a: *b").contains("anchor"), refusal("a: *b"));
        assertTrue(refusal("a: &a [*a]").contains("anchor"), refusal("a: &a [*a]"));
        assertTrue(refusal("a: \u0007").contains("not YAML"), refusal("a: \u0007"));
        assertTrue(refusal("[".repeat(5000)).contains("deep"), "nested");
        assertTrue(refusal("Resources: []").contains("mapping of logical ids"));
    }

    @Test
    void aliases_to_aliases_do_not_multiply() {
        StringBuilder text = new StringBuilder("Metadata:\n  a0: &a0 [x, x]\n");
        for (int i = 1; i < 5_000; i++) {
            text.append("  a%d: &a%d [%s]\n".formatted(i, i, "*a%d, *a%d".formatted(i - 1, i - 1)));
        }
        changes(text + HEAD + "      CodeUri: «./src|s3://store/src»\n");
    }
}
