package io.pointsman.endpoint.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.cloudformation.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each template of this repository is held to what AWS says of its resources in places where no tool looks. */
class TemplateFactsTest {
    static final List<Fact> FACTS = List.of(
            new Fact(
                    "CloudFormation makes no webhook for GitHub Enterprise",
                    "AWS::CodeBuild::Project ProjectTriggers, note; cloudformation-coverage-roadmap#185",
                    "AWS::CodeBuild::Project",
                    project -> Fact.says(project, "GITHUB_ENTERPRISE", "Source", "Type")
                            && Fact.at(project, "Triggers", "Webhook").anyMatch(it -> !it.equals(false)),
                    "{EncryptionKey: k, Source: {Type: GITHUB_ENTERPRISE}, Triggers: {Webhook: true}}"),
            new Fact(
                    "a source action in S3 that does not say PollForSourceChanges polls, beside the event that starts"
                            + " it",
                    "CodePipeline user guide, action-reference-S3",
                    "AWS::CodePipeline::Pipeline",
                    pipeline -> actions(pipeline, "Source", "S3")
                            .anyMatch(action -> !Fact.says(action, "false", "Configuration", "PollForSourceChanges")),
                    """
                    {ArtifactStore: {EncryptionKey: {Id: k}}, Stages: [{Actions: [{ActionTypeId: {Category: Source, Provider: S3},
                      Configuration: {S3Bucket: b}}]}]}\
                    """),
            new Fact(
                    "a start may name another object of S3 in a pipeline of type V2 alone",
                    "CodePipeline user guide, pipeline-types-planning and pipelines-trigger-source-overrides",
                    "AWS::CodePipeline::Pipeline",
                    pipeline -> !Fact.says(pipeline, "V2", "PipelineType")
                            && actions(pipeline, "Source", "S3")
                                    .anyMatch(action ->
                                            Fact.says(action, "true", "Configuration", "AllowOverrideForS3ObjectKey")),
                    """
                    {ArtifactStore: {EncryptionKey: {Id: k}}, Stages: [{Actions: [{ActionTypeId: {Category: Source, Provider: S3},
                      Configuration: {PollForSourceChanges: 'false', AllowOverrideForS3ObjectKey: 'true'}}]}]}\
                    """),
            new Fact(
                    "CodeBuild encrypts what it writes with aws/s3 where a project has no EncryptionKey",
                    "AWS::CodeBuild::Project EncryptionKey",
                    "AWS::CodeBuild::Project",
                    project -> Fact.at(project, "EncryptionKey").findAny().isEmpty(),
                    "{Source: {Type: CODEPIPELINE}}"),
            new Fact(
                    "CodePipeline encrypts what it writes with aws/s3 where an artifact store has no EncryptionKey",
                    "AWS::CodePipeline::Pipeline ArtifactStore; aws/aws-cdk#10086",
                    "AWS::CodePipeline::Pipeline",
                    pipeline -> Fact.at(pipeline, "ArtifactStore", "EncryptionKey")
                            .findAny()
                            .isEmpty(),
                    "{ArtifactStore: {Type: S3, Location: releases}}"),
            new Fact(
                    "a pipeline is started by a rule with a role of the rule's own",
                    "EventBridge API reference, PutTargets, RoleArn",
                    "AWS::Events::Rule",
                    rule -> Fact.at(rule, "Targets")
                            .anyMatch(target -> target.toString().contains(":codepipeline:")
                                    && Fact.at(target, "RoleArn").findAny().isEmpty()),
                    "{Targets: [{Id: pipeline, Arn: !Sub"
                            + " 'arn:aws:codepipeline:${AWS::Region}:${AWS::AccountId}:p'}]}"));

    private static Stream<Object> actions(Map<String, Object> pipeline, String category, String provider) {
        return Fact.at(pipeline, "Stages", "Actions")
                .filter(action -> Fact.says(action, category, "ActionTypeId", "Category")
                        && Fact.says(action, provider, "ActionTypeId", "Provider"));
    }

    static Stream<Path> templates() throws IOException {
        Path root = Path.of("..");
        try (Stream<Path> pipelines = Files.list(root.resolve("pipelines"));
                Stream<Path> examples = Files.list(root.resolve("examples"))) {
            return Stream.of(
                    Stream.of(root.resolve("template.yaml")),
                    pipelines.filter(file -> file.toString().endsWith(".yaml")),
                    examples.map(folder -> folder.resolve("template.yaml")))
                    .flatMap(some -> some)
                    .filter(Files::exists)
                    .toList()
                    .stream();
        }
    }

    private static List<String> broken(Template template) {
        return FACTS.stream()
                .flatMap(fact -> template.resources().entrySet().stream()
                        .filter(one -> one.getValue().type().equals(fact.type()))
                        .filter(one -> fact.broken().test(one.getValue().properties()))
                        .map(one -> one.getKey() + ": " + fact.sentence() + " (" + fact.source() + ")"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_template_of_this_repository_breaks_none(Path template) throws IOException {
        assertEquals(List.of(), broken(Template.parse(Files.readString(template))));
    }

    @Test
    void they_are_asked_of_all_templates() throws IOException {
        assertTrue(templates().count() >= 8, () -> "too few templates");
    }

    @ParameterizedTest
    @FieldSource("FACTS")
    void a_template_that_breaks_one_is_told_it(Fact fact) {
        Template template = Template.parse("Resources:\n  It:\n    Type: " + fact.type() + "\n    Properties: "
                + fact.example().replace("\n", "\n      ") + "\n");

        assertEquals(List.of("It: " + fact.sentence() + " (" + fact.source() + ")"), broken(template));
    }
}
