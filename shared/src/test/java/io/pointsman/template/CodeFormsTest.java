package io.pointsman.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every form in which a property can say where code is. */
class CodeFormsTest {
    private static String function(String properties) {
        return resource("AWS::Serverless::Function", properties);
    }

    private static String resource(String type, String properties) {
        return "Resources:\n  F:\n    Type: " + type + "\n    Properties:\n" + properties.indent(6);
    }

    private static void rewrites(String from, String to) {
        assertEquals(to, Rewrites.of(from));
        assertEquals(to, Rewrites.of(to), "a second time");
    }

    private static void untouched(String text) {
        assertEquals(List.of(), Rewrites.problems(text));
        assertEquals(List.of(), Template.parse(text).survey().sites());
        assertEquals(text, Rewrites.of(text));
    }

    private static void refused(String text, String problem) {
        assertEquals(List.of(problem), Rewrites.problems(text));
    }

    @Test
    void a_local_path_becomes_a_location() {
        rewrites(function("CodeUri: ./src\nHandler: a.b"), function("CodeUri: s3://store/src\nHandler: a.b"));
    }

    @Test
    void an_absent_code_uri_is_written_before_the_first_property() {
        rewrites(function("Handler: a.b # why"), function("CodeUri: s3://store/whole\nHandler: a.b # why"));
    }

    @Test
    void an_absent_code_uri_is_written_into_empty_braces() {
        rewrites(
                "Resources: {F: {Type: AWS::Serverless::Function, Properties: {}}}",
                "Resources: {F: {Type: AWS::Serverless::Function, Properties: {CodeUri: s3://store/whole}}}");
    }

    @Test
    void an_empty_value_is_the_whole_folder() {
        rewrites(function("CodeUri:\nHandler: a.b"), function("CodeUri: s3://store/whole\nHandler: a.b"));
        rewrites(function("CodeUri: null"), function("CodeUri: s3://store/whole"));
    }

    @Test
    void locations_in_s3_and_urls_stay() {
        untouched(function("CodeUri: s3://bucket/key"));
        untouched(function("CodeUri: {Bucket: b, Key: k, Version: v}"));
        untouched(function("CodeUri: !Sub 's3://${Bucket}/code.zip'"));
        untouched(function("CodeUri:\n  Fn::Sub: ['s3://${B}/code.zip', {B: b}]"));
    }

    @Test
    void inline_code_and_images_stay() {
        untouched(function("InlineCode: |\n  def a(): pass\nRuntime: python3.13"));
        untouched(function("ImageUri: 000000000000.dkr.ecr.us-east-1.amazonaws.com/app:1\nPackageType: Image"));
        untouched(function("PackageType: Image"));
    }

    @Test
    void the_value_of_globals_is_rewritten_once_and_functions_without_their_own_stay() {
        String globals = "Globals:\n  Function:\n    CodeUri: ./src\n";
        rewrites(
                globals + function("Handler: a.b"),
                globals.replace("./src", "s3://store/src") + function("Handler: a.b"));
    }

    @Test
    void a_reference_to_a_parameter_is_refused_by_name_unless_its_default_is_in_s3() {
        String parameters = "Parameters:\n  Where: {Type: String, Default: 's3://b/k'}\n  Path: {Type: String}\n";
        untouched(parameters + function("CodeUri: !Ref Where"));
        refused(
                parameters + function("CodeUri: !Ref Path"),
                "t:8:16: CodeUri of F is given by Ref (Path), which cannot be known before the stack exists; write the"
                        + " path or the s3:// location itself");
    }

    @Test
    void a_function_of_cloudformation_that_cannot_be_known_is_refused_by_name() {
        refused(
                function("CodeUri: !FindInMap [Stages, !Ref Stage, Code]"),
                "t:5:16: CodeUri of F is given by Ref (Stage), which cannot be known before the stack exists; write"
                        + " the path or the s3:// location itself");
        refused(
                function("CodeUri: !GetAtt Builder.Code"),
                "t:5:16: CodeUri of F is given by Fn::GetAtt (Builder.Code), which cannot be known before the stack"
                        + " exists; write the path or the s3:// location itself");
        assertEquals(
                1,
                Rewrites.problems(function("CodeUri: '{{resolve:ssm:code}}'")).size());
    }

    @Test
    void what_is_no_location_at_all_is_refused() {
        refused(
                function("CodeUri: [a, b]"),
                "t:5:16: CodeUri of F must be a path in the artifact, an s3:// location, or a mapping of Bucket and"
                        + " Key");
        refused(
                function("CodeUri: {Bucket: b}"),
                "t:5:16: CodeUri of F must be a path in the artifact, an s3:// location, or a mapping of Bucket and"
                        + " Key");
        refused(
                function("CodeUri: ''"),
                "t:5:16: CodeUri of F is empty text; write . for the template's folder, or leave the property out");
        refused(
                function("CodeUri: file:///src"),
                "t:5:16: CodeUri of F is file:///src; only paths, s3:// and https:// are understood");
    }

    @Test
    void code_of_a_cloudformation_function_becomes_a_mapping() {
        rewrites(
                resource("AWS::Lambda::Function", "Code: ./src # here\nHandler: a.b"),
                resource("AWS::Lambda::Function", "Code: {S3Bucket: store, S3Key: src} # here\nHandler: a.b"));
        rewrites(
                resource("AWS::Lambda::Function", "Handler: a.b"),
                resource("AWS::Lambda::Function", "Code: {S3Bucket: store, S3Key: whole}\nHandler: a.b"));
    }

    @Test
    void code_of_a_cloudformation_function_that_needs_no_file_stays() {
        untouched(resource("AWS::Lambda::Function", "Code:\n  ZipFile: |\n    def a(): pass"));
        untouched(resource("AWS::Lambda::Function", "Code: {ImageUri: image}"));
        untouched(resource("AWS::Lambda::Function", "Code: {S3Bucket: b, S3Key: k}"));
        untouched(resource(
                "AWS::Lambda::Function", "Code: !If [Here, {S3Bucket: a, S3Key: k}, {S3Bucket: b, S3Key: k}]"));
    }

    @Test
    void the_two_parameters_work_for_a_cloudformation_function() {
        String text = "Parameters: {B: {Type: String}, K: {Type: String}}\n"
                + resource("AWS::Lambda::Function", "Code:\n  S3Bucket: !Ref B\n  S3Key: {Ref: K}");
        assertEquals(
                java.util.Map.of("B", "store", "K", "whole"),
                Rewrites.whole(text).parameters());
        assertEquals(text, Rewrites.of(text));
    }

    @Test
    void layers_are_rewritten() {
        rewrites(
                resource("AWS::Serverless::LayerVersion", "ContentUri: layer/"),
                resource("AWS::Serverless::LayerVersion", "ContentUri: s3://store/layer/"));
        rewrites(
                resource("AWS::Lambda::LayerVersion", "Content: layer"),
                resource("AWS::Lambda::LayerVersion", "Content: {S3Bucket: store, S3Key: layer}"));
    }

    @Test
    void a_key_that_a_url_cannot_say_is_written_as_a_mapping() {
        String text = function("CodeUri: ./src");
        String rewritten = Template.parse(text)
                .survey()
                .rewrite(site -> Location.of("store", "한글 key?.zip"))
                .text();
        assertEquals(function("CodeUri: {Bucket: store, Key: \"한글 key?.zip\"}"), rewritten);
    }

    @Test
    void a_pinned_version_is_written() {
        Location pinned = new Location("store", "key", java.util.Optional.of("v1"));
        assertEquals(
                function("CodeUri: \"s3://store/key?versionId=v1\""),
                Template.parse(function("CodeUri: src"))
                        .survey()
                        .rewrite(s -> pinned)
                        .text());
    }

    @Test
    void what_reads_as_a_number_is_quoted() {
        String rewritten = Template.parse(resource("AWS::Lambda::Function", "Code: src"))
                .survey()
                .rewrite(site -> Location.of("123456789012", "1e3"))
                .text();
        assertEquals(
                resource("AWS::Lambda::Function", "Code: {S3Bucket: \"123456789012\", S3Key: \"1e3\"}"), rewritten);
    }
}
