package io.pointsman.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The template of the blog post, as it stands there. */
class BlogTemplateTest {
    private static final String BLOG = """
        # sam.template
        AWSTemplateFormatVersion: '2010-09-09'
        Transform: AWS::Serverless-2016-10-31
        Parameters:
            BucketName:
                Type: String
            ObjectKey:
                Type: String
        Resources:
          PipelineTest:
            Type: AWS::Serverless::Function
            Properties:
              # 예제이므로 python을 사용
              FunctionName: pipeline-test
              Handler: test.lambda_handler
              Runtime: python3.6
              CodeUri:
                Bucket: !Ref BucketName
                Key: !Ref ObjectKey
              AutoPublishAlias: dev
              Tags:
                Owner: MYS
                Purpose: test
              Description: Test function
        """;

    @Test
    void its_text_stays_as_it_is_and_its_parameters_get_the_location() {
        Rewritten rewritten = Rewrites.whole(BLOG);
        assertEquals(BLOG, rewritten.text());
        assertEquals(Map.of("BucketName", "store", "ObjectKey", "whole"), rewritten.parameters());
    }

    @Test
    void it_has_one_site_and_it_is_named() {
        List<CodeSite> sites = Template.parse(BLOG).survey().sites();
        assertEquals(
                List.of(new CodeSite(
                        "PipelineTest",
                        "CodeUri",
                        new Place(18, 9),
                        CodeKind.FUNCTION,
                        new CodeSite.ByParameters("BucketName", "ObjectKey"),
                        List.of("PipelineTest"),
                        /* takesVersion= */ false,
                        /* hasOther= */ false)),
                sites);
    }

    @Test
    void parameters_with_a_default_are_left_alone() {
        String text = BLOG.replace("Type: String", "{Type: String, Default: mine}");
        Rewritten rewritten = Rewrites.whole(text);
        assertEquals(text, rewritten.text());
        assertEquals(Map.of(), rewritten.parameters());
    }

    @Test
    void parameters_that_get_a_value_elsewhere_are_left_alone() {
        Survey survey = Template.parse(BLOG).survey(Passed.of(Map.of("BucketName", "b", "ObjectKey", "k")));
        assertEquals(List.of(), survey.sites());
    }

    @Test
    void a_parameter_that_names_an_ssm_parameter_is_left_alone() {
        String text = BLOG.replace("Type: String", "Type: AWS::SSM::Parameter::Value<String>");
        assertEquals(Map.of(), Rewrites.whole(text).parameters());
    }

    @Test
    void a_version_by_a_parameter_without_value_is_refused() {
        String key = "Key: !Ref ObjectKey\n";
        String text = BLOG.replace(key, key + " ".repeat(8) + "Version: !Ref ObjectVersion\n")
                .replace("Resources:", "    ObjectVersion: {Type: String}\nResources:");
        assertEquals(
                List.of("t:19:9: CodeUri of PipelineTest takes its Version from parameter ObjectVersion, which has no"
                        + " value: an artifact of a pipeline has no version; take Version out"),
                Rewrites.problems(text));
    }

    @Test
    void a_parameter_that_would_be_bucket_and_key_is_refused() {
        String text = BLOG.replace("!Ref ObjectKey", "!Ref BucketName");
        assertEquals(
                List.of("t:18:9: CodeUri of PipelineTest takes bucket and key from the same parameter BucketName"),
                Rewrites.problems(text));
    }

    @Test
    void it_tells_its_functions_and_parameters() {
        Template template = Template.parse(BLOG);
        assertEquals(List.of("PipelineTest"), template.functions());
        assertEquals(Map.of("BucketName", Optional.empty(), "ObjectKey", Optional.empty()), template.parameters());
    }
}
