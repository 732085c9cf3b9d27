package io.pointsman.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The shape of a template, and CloudFormation's limits. */
class SectionsTest {
    private static final String RESOURCES = "Resources: {T: {Type: AWS::SNS::Topic}}\n";

    private static List<String> problems(String text) {
        return Template.parse(text).survey().problems().stream()
                .map(problem -> problem.at() + " " + problem.message())
                .toList();
    }

    private static String many(String section, int count, String each) {
        return IntStream.range(0, count)
                .mapToObj(i -> "  N" + i + ": " + each + "\n")
                .collect(Collectors.joining("", section + ":\n", ""));
    }

    @Test
    void every_section_of_cloudformation_is_known() {
        String all = """
            AWSTemplateFormatVersion: '2010-09-09'
            Description: x
            Metadata: {}
            Parameters: {}
            Rules: {}
            Mappings: {}
            Conditions: {}
            Transform: AWS::LanguageExtensions
            Globals: {}
            Hooks: {}
            Outputs: {}
            """;
        assertEquals(List.of(), problems(all + RESOURCES));
    }

    @Test
    void another_is_refused_unless_a_macro_may_take_it() {
        String odd = RESOURCES + "Ressources: {}\n";
        assertEquals(
                List.of("2:1 Ressources is no section of a template, which CloudFormation refuses; correct the name,"
                        + " or put it under Metadata"),
                problems(odd));
        assertEquals(
                1, problems("Transform: AWS::Serverless-2016-10-31\n" + odd).size());
        assertEquals(
                1,
                problems("Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]\n" + odd)
                        .size());
        assertEquals(List.of(), problems("Transform: Mine\n" + odd));
        assertEquals(List.of(), problems("Transform: [AWS::LanguageExtensions, Mine]\n" + odd));
    }

    @Test
    void resources_are_a_mapping_of_resources() {
        assertEquals(
                List.of("1:1 there is no section Resources; this is not a CloudFormation template"),
                problems("Outputs: {}\n"));
        assertEquals(List.of("1:12 Resources must be a mapping of logical ids"), problems("Resources: []\n"));
        assertEquals(
                List.of("1:12 Resources is empty; CloudFormation wants at least one resource"),
                problems("Resources: {}\n"));
        assertEquals(List.of("1:13 T must be a mapping with a Type"), problems("Resources: {T: x}\n"));
        assertEquals(List.of("1:13 T has no Type; a resource needs one"), problems("Resources: {T: {}}\n"));
        assertEquals(List.of(), problems("Resources: {T: {'Fn::Transform': {Name: Mine, Parameters: {}}}}\n"));
    }

    @Test
    void as_many_as_cloudformation_takes_and_not_one_more() {
        String topic = "{Type: AWS::SNS::Topic}";
        assertEquals(List.of(), problems(many("Resources", 500, topic)));
        assertEquals(
                List.of("2:3 Resources has 501 entries; CloudFormation takes 500; split the template into nested ones"),
                problems(many("Resources", 501, topic)));
        for (String section : List.of("Parameters", "Mappings", "Outputs")) {
            String each = section.equals("Parameters") ? "{Type: String, Default: x}" : "{Value: {a: b}}";
            assertEquals(List.of(), problems(RESOURCES + many(section, 200, each)));
            assertEquals(
                    List.of("3:3 " + section
                            + " has 201 entries; CloudFormation takes 200; split the template into nested ones"),
                    problems(RESOURCES + many(section, 201, each)));
        }
    }

    @Test
    void a_description_is_counted_in_bytes() {
        assertEquals(List.of(), problems(RESOURCES + "Description: " + "é".repeat(512) + "\n"));
        assertEquals(
                List.of("2:14 Description has 1025 bytes; CloudFormation takes 1024; shorten it"),
                problems(RESOURCES + "Description: a" + "é".repeat(512) + "\n"));
    }
}
