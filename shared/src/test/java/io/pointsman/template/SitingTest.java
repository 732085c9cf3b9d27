package io.pointsman.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What is known of a place before anything is packaged: whether it can name a version, and whether something else may stand there. */
class SitingTest {
    private static Map<String, Boolean> sites(String text, Predicate<CodeSite> what) {
        Map<String, Boolean> sites = new TreeMap<>();
        Survey survey = Template.parse(text).survey();
        assertEquals(List.of(), survey.problems());
        survey.sites().forEach(site -> sites.put(site.logicalId(), what.test(site)));
        return sites;
    }

    @Test
    void a_function_that_may_get_its_code_from_elsewhere_is_promised_a_package() {
        String text = """
            Conditions: {C: !Equals [a, b]}
            Resources:
              Plain: {Type: AWS::Serverless::Function, Properties: {CodeUri: a}}
              Absent: {Type: AWS::Lambda::Function, Properties: {Handler: a.b}}
              Both: {Type: AWS::Serverless::Function, Properties: {CodeUri: !If [C, a, b]}}
              InS3: {Type: AWS::Serverless::Function, Properties: {CodeUri: !If [C, a, 's3://b/k']}}
              Inner: {Type: AWS::Serverless::Function, Properties: {CodeUri: !If [C, a, !If [C, b, 's3://b/k']]}}
              Sides: {Type: AWS::Lambda::Function, Properties: {Code: !If [C, a, b]}}
              Side: {Type: AWS::Lambda::Function, Properties: {Code: !If [C, a, {S3Bucket: b, S3Key: k}]}}
              Inline: {Type: AWS::Lambda::Function, Properties: {Code: !If [C, a, {ZipFile: x}]}}
            """;
        assertEquals(
                Map.of(
                        "Plain", false, "Absent", false, "Both", false, "InS3", true, "Inner", true, "Sides", false,
                        "Side", true, "Inline", true),
                sites(text, CodeSite::hasOther));
    }

    @Test
    void a_property_that_cannot_name_a_version_is_given_one() {
        String text = """
            Parameters: {B: {Type: String}, K: {Type: String}}
            Resources:
              Sam: {Type: AWS::Serverless::Function, Properties: {CodeUri: a}}
              Code: {Type: AWS::Lambda::Function, Properties: {Code: a}}
              Parameters: {Type: AWS::Lambda::Function, Properties: {Code: {S3Bucket: !Ref B, S3Key: !Ref K}}}
              Stack: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: a.yaml}}
              Resolver: {Type: AWS::AppSync::Resolver, Properties: {CodeS3Location: a.js}}
              Beans: {Type: AWS::ElasticBeanstalk::ApplicationVersion, Properties: {SourceBundle: a}}
              Commits: {Type: AWS::CodeCommit::Repository, Properties: {Code: {S3: a}}}
            """;
        assertEquals(
                Map.of(
                        "Sam",
                        true,
                        "Code",
                        true,
                        "Parameters",
                        false,
                        "Stack",
                        true,
                        "Resolver",
                        false,
                        "Beans",
                        false,
                        "Commits",
                        true),
                sites(text, CodeSite::takesVersion));
    }

    /** SAM reads the text as a query, in which + is a space. */
    @Test
    void a_version_that_sam_would_read_as_another_is_written_as_text() {
        String text = "Resources: {F: {Type: AWS::Serverless::Function, Properties: {CodeUri: a}}}";
        Survey survey = Template.parse(text).survey();
        String odd = survey.rewrite(site -> Location.of("b", "k", Optional.of("v+1")))
                .text();
        assertEquals(text.replace("CodeUri: a", "CodeUri: {Bucket: b, Key: k, Version: \"v+1\"}"), odd);
        String plain = survey.rewrite(site -> Location.of("b", "k", Optional.of("v_1.-")))
                .text();
        assertEquals(text.replace("CodeUri: a", "CodeUri: \"s3://b/k?versionId=v_1.-\""), plain);
    }
}
