package io.pointsman.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Code that differs from turn to turn of {@code Fn::ForEach}: each turn is packaged, and a mapping says where. */
class LoopCodeTest {
    private static final String LOOP = """
        Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
        Resources:
          Fn::ForEach::Fns:
            - Name
            - [alpha, beta]
            - ${Name}Function:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: src/${Name}
                  Handler: ${Name}.handler
                  Runtime: python3.13
        """;

    @Test
    void each_turn_gets_its_location_by_a_mapping_as_the_sam_cli_writes_it() {
        assertEquals(
                "Mappings: {SAMCodeUriFns: {alpha: {CodeUri: s3://store/src/alpha}, beta: {CodeUri:"
                        + " s3://store/src/beta}}}\n"
                        + LOOP.replace("src/${Name}", "!FindInMap [SAMCodeUriFns, !Ref Name, CodeUri]"),
                Rewrites.of(LOOP));
    }

    @Test
    void each_turn_is_a_site_of_its_own_with_its_handler() {
        Survey survey = Template.parse(LOOP).survey();
        assertEquals(
                List.of("alphaFunction", "betaFunction"),
                survey.sites().stream().map(CodeSite::logicalId).toList());
        assertEquals(
                List.of("alphaFunction alpha.handler src/alpha", "betaFunction beta.handler src/beta"),
                survey.handlers().stream()
                        .map(site -> site.function() + " " + site.handler() + " "
                                + ((CodeSite.Local) site.code().need()).path())
                        .toList());
    }

    @Test
    void one_package_for_all_turns_is_looked_into_for_each_handler() {
        String text = LOOP.replace("src/${Name}", "src/").replace("python3.13", "!Sub python3.${Minor}");
        Survey known = Template.parse(text.replace("!Sub python3.${Minor}", "python3.13"))
                .survey();
        assertEquals(
                List.of("alpha.handler", "beta.handler"),
                known.handlers().stream().map(HandlerSite::handler).toList());
        assertEquals(1, known.sites().size());
        assertEquals(List.of(), Template.parse(text).survey().handlers());
    }

    @Test
    void a_mapping_that_is_there_is_added_to_and_no_name_is_taken_twice() {
        String text = LOOP.replace("Resources:", "Mappings:\n  SAMCodeUriFns:\n    a: {b: c}\nResources:");
        assertTrue(Rewrites.of(text)
                .contains("Mappings:\n  SAMCodeUri2Fns: {alpha: {CodeUri: s3://store/src/alpha}, beta: {CodeUri:"
                        + " s3://store/src/beta}}\n  SAMCodeUriFns:\n    a: {b: c}\n"));
    }

    @Test
    void code_of_cloudformation_and_layers_look_up_each_member() {
        String text = LOOP.replace("AWS::Serverless::Function", "AWS::Lambda::Function")
                .replace("CodeUri", "Code");
        String rewritten = Rewrites.of(text);
        assertTrue(rewritten.contains("SAMCodeFns: {alpha: {S3Bucket: store, S3Key: src/alpha}, beta:"), rewritten);
        assertTrue(
                rewritten.contains("Code: {S3Bucket: !FindInMap [SAMCodeFns, !Ref Name, S3Bucket], S3Key: !FindInMap"
                        + " [SAMCodeFns, !Ref Name, S3Key]}"),
                rewritten);
    }

    @Test
    void a_version_that_only_one_turn_has_is_nothing_in_the_others() {
        String text = LOOP.replace("AWS::Serverless::Function", "AWS::Lambda::Function")
                .replace("CodeUri", "Code");
        String rewritten = Template.parse(text)
                .survey()
                .rewrite(site ->
                        Location.of("b", "k", site.logicalId().startsWith("a") ? Optional.of("v1") : Optional.empty()))
                .text();
        assertTrue(
                rewritten.contains("S3ObjectVersion: !FindInMap [SAMCodeFns, !Ref Name, S3ObjectVersion, {DefaultValue:"
                        + " !Ref \"AWS::NoValue\"}]"),
                rewritten);
    }

    @Test
    void loops_inside_loops_join_their_variables() {
        String text = """
            Resources:
              Fn::ForEach::Stages:
                - Stage
                - [test, prod]
                - Fn::ForEach::Parts:
                    - Part
                    - [a, b]
                    - F${Stage}${Part}: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: "${Stage}/${Part}"}}
            """;
        String rewritten = Rewrites.of(text);
        assertTrue(
                rewritten.contains("test-a: {ContentUri: \"s3://store/test/a\"}")
                        || rewritten.contains("test-a: {ContentUri: s3://store/test/a}"),
                rewritten);
        assertTrue(
                rewritten.contains(
                        "!FindInMap [\"SAMContentUriStagesParts\", !Join [\"-\", [!Ref \"Stage\", !Ref \"Part\"]],"
                                + " \"ContentUri\"]"),
                rewritten);
    }

    @Test
    void json_is_json() {
        String text =
                "{\"Resources\":{\"Fn::ForEach::L\":[\"N\",[\"a\"],{\"F${N}\":{\"Type\":\"AWS::Serverless::Function\","
                        + "\"Properties\":{\"CodeUri\":{\"Fn::Sub\":\"src/${N}\"}}}}]}}";
        assertEquals(
                "{\"Mappings\": {\"SAMCodeUriL\": {\"a\": {\"CodeUri\": \"s3://store/src/a\"}}}, "
                        + text.substring(1)
                                .replace(
                                        "{\"Fn::Sub\":\"src/${N}\"}",
                                        "{\"Fn::FindInMap\": [\"SAMCodeUriL\", {\"Ref\": \"N\"}, \"CodeUri\"]}"),
                Rewrites.of(text));
    }

    @Test
    void what_a_parameter_lists_is_taken_for_granted() {
        String text = LOOP.replace("[alpha, beta]", "!Ref Names")
                .replace(
                        "Resources:",
                        "Parameters: {Names: {Type: CommaDelimitedList, Default: 'alpha, beta'}}\nResources:");
        assertEquals(
                List.of(Map.of("Names", "alpha, beta"), Map.of("Names", "alpha, beta")),
                Template.parse(text).survey().sites().stream()
                        .map(site -> ((CodeSite.Local) site.need()).assumed())
                        .toList());
    }

    @Test
    void what_cannot_be_the_key_of_a_mapping_is_named() {
        String problem =
                Rewrites.problems(LOOP.replace("[alpha, beta]", "[a.b, beta]")).getFirst();
        assertTrue(problem.startsWith("t:9:20: CodeUri of ${Name}Function differs from turn to turn"), problem);
        assertTrue(problem.contains("a.b cannot be the key of a mapping"), problem);
    }

    @Test
    void what_is_in_s3_in_every_turn_stays() {
        String text = LOOP.replace("src/${Name}", "s3://b/${Name}.zip");
        assertEquals(text, Rewrites.of(text));
    }

    @Test
    void loops_that_stand_for_more_than_any_stack_holds_are_refused_before_they_are_gone_through() {
        String many = IntStream.rangeClosed(1, 300).mapToObj(i -> "n" + i).collect(Collectors.joining(", "));
        String inner = """
            Fn::ForEach::Inner:
                - Other
                - [MANY]
                - ${Name}${Other}Function:
                    Type: AWS::Serverless::Function
                    Properties: {CodeUri: "src/${Name}${Other}", Handler: app.handler, Runtime: python3.13}
            """.replace("MANY", many);
        String text = "Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::Outer:\n    - Name\n    - ["
                + many + "]\n    - " + inner.replace("\n", "\n      ");

        Survey survey = Template.parse(text).survey();

        assertEquals(
                List.of("aliases and loops stand for more than 50000 resources; CloudFormation takes 500"),
                survey.problems().stream().map(Problem::message).toList());
        assertEquals(List.of(), survey.sites());
    }

    /** Each turn by itself is followed in a moment. */
    @Test
    void the_turns_of_a_loop_share_what_a_template_may_ask_for() {
        String many = IntStream.rangeClosed(1, 1_000).mapToObj(i -> "n" + i).collect(Collectors.joining(", "));
        String join = "!Join ['', [" + "a, ".repeat(300) + "!Ref Name]]";
        String text = LOOP.replace("alpha, beta", many).replace("src/${Name}", join);

        List<Problem> problems = Template.parse(text).survey().problems();

        assertEquals(1, problems.size());
        assertTrue(problems.getFirst().message().contains("more functions than can be followed"), problems::toString);
    }
}
