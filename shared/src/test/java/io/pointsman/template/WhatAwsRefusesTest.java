package io.pointsman.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What CloudFormation refuses is said with its place before it is asked: see docs/aws-facts.md. */
class WhatAwsRefusesTest {
    private static final String AROUND = "Resources: {R: {Type: A::B::C}}\n";

    private static List<String> problems(String text) {
        return Rewrites.problems(text.replace("TAB", "\t"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Description:TABx | t:2:13",
                "Metadata:NL  A: 'x'TABNL  B: y | t:3:9",
                "Metadata:TABNL  A: x | t:2:10",
                "Metadata: {A: x,TABB: y} | t:2:17",
                "Metadata: [a,TABb] | t:2:14",
                "Metadata:NL  -TABa | t:3:4",
                "Metadata: !RefTABA | t:2:15",
            })
    void a_tab_between_values(String text, String place) {
        List<String> problems = problems(AROUND + text.replace("NL", "\n"));
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.getFirst().startsWith(place + ": here is a tab"), problems.getFirst());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Description: xTAB",
                "Description: xTAB# why",
                "Description: aTABb",
                "Description: \"aTABb\"",
                "Description: x # aTABb",
                "#TAB",
                "Description: |\n  aTABb\n  TABc",
                "Metadata: {A: 'x#'} # aTABb",
            })
    void a_tab_that_is_text_or_a_space_to_cloudformation(String text) {
        assertEquals(List.of(), problems(AROUND + text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0085", "\u2028", "\u2029"})
    void what_ends_a_line_in_yaml_1_1(String separator) {
        String named = "here is the character " + String.format("U+%04X", (int) separator.charAt(0));
        for (String text : List.of("Description: a%sb", "# a%sb", "Description: |\n  a%sb")) {
            List<String> problems = problems(AROUND + text.formatted(separator));
            assertEquals(1, problems.size(), text);
            assertTrue(problems.getFirst().contains(named), problems.getFirst());
        }
        for (String text : List.of("Description: 'a%sb'", "Description: \"a%sb\"", "# a%s", "# a%s # b")) {
            assertEquals(List.of(), problems(AROUND + text.formatted(separator)), text);
        }
        assertEquals(List.of(), problems("{\"Resources\": {\"R\": {\"Type\": \"a" + separator + "b\"}}}"));
    }

    @Test
    void of_many_tabs_the_first_ten_are_told_and_of_a_run_the_first() {
        List<String> lines = IntStream.rangeClosed(1, 50)
                .mapToObj(i -> "  K" + i + ":TABTAB TABx")
                .toList();

        List<String> problems = problems(AROUND + "Metadata:\n" + String.join("\n", lines));

        assertEquals(10, problems.size());
        assertTrue(problems.getLast().startsWith("t:12:7: here is a tab"), problems.getLast());
    }

    @Test
    void json_may_be_indented_with_tabs() {
        assertEquals(List.of(), problems("{\nTAB\"Resources\":TAB{\"R\": {\"Type\": \"A::B::C\"}}}"));
    }

    @Test
    void an_alias_is_known_with_its_place() {
        String text = "Metadata: {A: &a {B: c}, D: *a}\n" + AROUND;
        List<Problem> aliases = Template.parse(text).aliases();
        assertEquals(1, aliases.size());
        assertTrue(aliases.getFirst()
                .in("t")
                .startsWith("t:1:29: *a repeats what stands at 1:15; CloudFormation takes no"));
        assertEquals(
                List.of(),
                Template.parse("Metadata: {A: '*a', B: &b c, D: a * b}\n" + AROUND)
                        .aliases());
    }

    private static final String NAMES = """
        Transform: AWS::Serverless-2016-10-31
        Globals: {Function: {CodeUri: s3://b/k%s}}
        Resources:
          F: {Type: AWS::Serverless::Function, Properties: {MemorySize: 128%s}}
        Outputs: {O: {Value: %s}}
        """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!Ref F.Version",
                "!Ref F.Alias",
                "{Ref: F.Alias}",
                "!Sub '${F.Version}'",
                "{'Fn::Sub': '${F.Alias}'}"
            })
    void what_sam_makes_only_for_a_function_that_publishes(String name) {
        List<String> problems = problems(NAMES.formatted("", "", name));
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.getFirst().startsWith("t:5:"), problems.getFirst());
        assertTrue(problems.getFirst().contains("only where F has AutoPublishAlias"), problems.getFirst());
        assertEquals(List.of(), problems(NAMES.formatted(", AutoPublishAlias: live", "", name)));
        assertEquals(List.of(), problems(NAMES.formatted("", ", AutoPublishAlias: live", name)));
    }

    @Test
    void what_sam_does_not_know_of_a_function() {
        String problem = problems(NAMES.formatted(", AutoPublishAlias: live", "", "!Ref F.Alais"))
                .getFirst();
        assertTrue(problem.startsWith("t:5:22: F.Alais is no resource"), problem);
        assertTrue(problem.contains("SAM knows F.Alias and F.Version"), problem);
        assertEquals(List.of(), problems(NAMES.formatted("", "", "!Ref F.DestinationQueue")));
        assertEquals(List.of(), problems(NAMES.formatted("", "", "!Ref Module.Thing")));
        assertEquals(
                List.of(),
                problems(NAMES.formatted("", "", "!Ref F.Version").replace("AWS::Serverless-2016-10-31", "Other")));
    }

    @Test
    void what_nobody_can_know_is_said() {
        String text = """
            Transform: [Ours, AWS::Serverless-2016-10-31]
            Resources:
              A: {Type: AWS::Serverless::Function, Properties: {CodeUri: a, Handler: a.b, Runtime: x, Layers: [l]}}
              B: {Type: AWS::Serverless::Function, Properties: {CodeUri: a, Handler: !ImportValue H, Runtime: x}}
              C: {Type: AWS::Serverless::Function, Properties: {CodeUri: a, Handler: a.b, Runtime: x}}
            """;
        assertEquals(
                List.of(
                        "t:1:12: a macro of the account may change the template; what it makes is not judged",
                        "t:3:74: Handler of A is not looked for in the package: a layer may bring it",
                        "t:4:74: Handler of B is not looked for in the package: it cannot be known before the stack"
                                + " exists"),
                Template.parse(text).survey().unknown().stream()
                        .map(problem -> problem.in("t"))
                        .toList());
    }
}
