package io.pointsman.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Functions of CloudFormation in a code location, followed to what they will say. */
class FollowedTest {
    private static final String HEAD = """
        Parameters:
          Stage: {Type: String, Default: prod}
          Path: {Type: String}
          Secret: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /path}
        Mappings:
          Code: {prod: {dir: ./p}, test: {dir: ./t}}
        Conditions: {IsProd: !Equals [!Ref Stage, prod]}
        Resources:
          F:
            Type: %s
            Properties:
              %s
        """;

    private static String sam(String property) {
        return HEAD.formatted("AWS::Serverless::Function", property);
    }

    private static String lambda(String property) {
        return HEAD.formatted("AWS::Lambda::Function", property);
    }

    private static void rewrites(String from, String to) {
        assertEquals(to, Rewrites.of(from));
        assertEquals(to, Rewrites.of(to), "a second time");
    }

    private static Map<String, String> assumed(String text, Passed passed) {
        CodeSite site = Template.parse(text).survey(passed).sites().getFirst();
        return ((CodeSite.Local) site.need()).assumed();
    }

    @Test
    void a_parameter_with_a_default() {
        rewrites(sam("CodeUri: !Ref Stage"), sam("CodeUri: s3://store/prod"));
        assertEquals(Map.of("Stage", "prod"), assumed(sam("CodeUri: !Ref Stage"), Passed.NONE));
    }

    @Test
    void a_parameter_that_is_given_a_value() {
        String text = sam("CodeUri: !Ref Path");
        Passed passed = Passed.of(Map.of("Path", "./src"));
        assertEquals(
                sam("CodeUri: s3://store/src"),
                Template.parse(text).survey(passed).rewrite(Rewrites::place).text());
        assertEquals(Map.of("Path", "./src"), assumed(text, passed));
        assertEquals(1, Rewrites.problems(text).size());
    }

    @Test
    void a_value_of_the_parameter_store_is_not_its_name() {
        assertTrue(Rewrites.problems(sam("CodeUri: !Ref Secret")).getFirst().contains("Ref (Secret)"));
    }

    @Test
    void a_secret_is_not_followed_into_a_path() {
        String text = sam("CodeUri: !Ref Stage").replace("Default: prod", "Default: prod, NoEcho: true");
        assertTrue(Rewrites.problems(text).getFirst().contains("Ref (Stage)"));
    }

    @Test
    void substitution_joining_selection_and_mappings() {
        rewrites(sam("CodeUri: !Sub ./${Stage}/code"), sam("CodeUri: s3://store/prod/code"));
        rewrites(sam("CodeUri: !Sub ['./${X}', {X: !Ref Stage}]"), sam("CodeUri: s3://store/prod"));
        rewrites(sam("CodeUri: !Join [/, [., !Ref Stage]]"), sam("CodeUri: s3://store/prod"));
        rewrites(sam("CodeUri: {'Fn::Select': [1, [a, ./b]]}"), sam("CodeUri: s3://store/b"));
        rewrites(sam("CodeUri: !FindInMap [Code, !Ref Stage, dir]"), sam("CodeUri: s3://store/p"));
    }

    @Test
    void both_sides_of_a_condition_are_packaged_in_place() {
        rewrites(
                lambda("Code: !If [IsProd, ./p, ./t] # why"),
                lambda("Code: !If [IsProd, {S3Bucket: store, S3Key: p}, {S3Bucket: store, S3Key: t}] # why"));
        rewrites(
                lambda("Code: !If [IsProd, ./p, !Ref AWS::NoValue]"),
                lambda("Code: !If [IsProd, {S3Bucket: store, S3Key: p}, !Ref AWS::NoValue]"));
        rewrites(
                lambda("Code: {'Fn::If': [IsProd, ./p, {ZipFile: x}]}"),
                lambda("Code: {'Fn::If': [IsProd, {S3Bucket: store, S3Key: p}, {ZipFile: x}]}"));
    }

    @Test
    void sam_cannot_look_into_a_condition_so_the_choice_moves_inside() {
        rewrites(sam("CodeUri: !If [IsProd, ./p, ./t]"), sam("CodeUri: {Bucket: store, Key: !If [IsProd, p, t]}"));
        rewrites(
                sam("CodeUri: !If [IsProd, ./p, 's3://b/k?versionId=v']"),
                sam("CodeUri: {Bucket: !If [IsProd, store, b], Key: !If [IsProd, p, k], Version: !If [IsProd, !Ref"
                        + " \"AWS::NoValue\", v]}"));
        rewrites(
                sam("CodeUri: !Join [/, [., !If [IsProd, p, t]]]"),
                sam("CodeUri: {Bucket: store, Key: !If [IsProd, p, t]}"));
        assertEquals(
                2,
                Template.parse(sam("CodeUri: !If [IsProd, ./p, ./t]"))
                        .survey()
                        .sites()
                        .size());
    }

    @Test
    void in_json_the_choice_is_json() {
        rewrites(
                "{\"Resources\":{\"F\":{\"Type\":\"AWS::Serverless::Function\",\"Properties\":{\"CodeUri\":"
                        + "{\"Fn::If\":[\"C\",\"./p\",\"./t\"]}}}}}",
                "{\"Resources\":{\"F\":{\"Type\":\"AWS::Serverless::Function\",\"Properties\":{\"CodeUri\":"
                        + "{\"Bucket\": \"store\", \"Key\": {\"Fn::If\": [\"C\", \"p\", \"t\"]}}}}}}");
    }

    @Test
    void a_choice_with_a_side_that_cannot_be_written_beside_a_path_is_refused() {
        assertTrue(Rewrites.problems(sam("CodeUri: !If [IsProd, ./p, !Ref AWS::NoValue]"))
                .getFirst()
                .contains("AWS::NoValue on the other"));
        assertTrue(Rewrites.problems(sam("CodeUri: !If [IsProd, ./p, 'https://h/k']"))
                .getFirst()
                .contains("a URL"));
        assertTrue(Rewrites.problems(sam("CodeUri: !If [IsProd, ./p, !GetAtt A.B]"))
                .getFirst()
                .contains("Fn::GetAtt (A.B)"));
        assertEquals(List.of(), Rewrites.problems(sam("CodeUri: !If [IsProd, 's3://b/k', 's3://b/l']")));
    }

    @Test
    void aliases_to_aliases_of_functions_end() {
        StringBuilder text = new StringBuilder("Metadata:\n  a0: &a0 !Join ['', [x, x]]\n");
        for (int i = 1; i < 2_000; i++) {
            text.append("  a%d: &a%d !Join ['', [*a%d, *a%d]]\n".formatted(i, i, i - 1, i - 1));
        }
        text.append(sam("CodeUri: *a1999"));
        assertTrue(Rewrites.problems(text.toString()).getFirst().contains("more functions than can be followed"));
    }

    @Test
    void aliases_to_aliases_of_choices_and_loops_end() {
        StringBuilder text = new StringBuilder("""
            Metadata:
              a0: &a0 ./src
              l0: &l0 {F: {Type: AWS::Lambda::Function, Properties: {Code: ./src}}}
            """);
        for (int i = 1; i < 2_000; i++) {
            text.append("  a%d: &a%d !If [C, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
            text.append("  l%d: &l%d {'Fn::ForEach::A': [X, [a], *l%d], 'Fn::ForEach::B': [X, [a], *l%d]}\n"
                    .formatted(i, i, i - 1, i - 1));
        }
        text.append(lambda("Code: *a1999")).append("  Fn::ForEach::L: [X, [a], *l1999]\n");
        assertTrue(Rewrites.problems(text.toString()).size() < 100);
    }
}
