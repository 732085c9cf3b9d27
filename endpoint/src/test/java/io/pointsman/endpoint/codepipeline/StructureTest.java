package io.pointsman.endpoint.codepipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class StructureTest {
    private final Rails rails = new Rails();

    private void refuses(String code, String said, JsonObject pipeline) {
        AwsError error = rails.refused("CreatePipeline", "pipeline", pipeline);
        assertEquals(code, error.code());
        assertTrue(error.said().contains(said), error.said());
    }

    private static JsonObject with(String... stages) {
        return Rails.pipeline("", stages);
    }

    private static String sources() {
        return Rails.stage("Source", Rails.source());
    }

    private static JsonObject lambda(String more) {
        return with(sources(), Rails.stage("Build", Rails.lambda("L", more)));
    }

    @Test
    void a_pipeline_reads_back_with_its_version_and_its_defaults() {
        rails.create(Rails.simple());
        JsonObject pipeline =
                rails.call("GetPipeline", "name", "production-of-a-long-name").objectOrEmpty("pipeline");
        assertEquals(1, pipeline.number("version").orElseThrow());
        assertEquals("SUPERSEDED", pipeline.needText("executionMode"));
        JsonObject source =
                pipeline.objects("stages").getFirst().objects("actions").getFirst();
        assertEquals(1, source.number("runOrder").orElseThrow());
        assertEquals(List.of(), source.list("inputArtifacts"));
    }

    @Test
    void the_first_stage_holds_sources_only_and_no_other_stage_holds_any() {
        refuses(
                "InvalidStructureException",
                "Pipeline should start with a stage that only contains source actions",
                with(Rails.stage("Build", Rails.lambda("L", "")), sources()));
        refuses(
                "InvalidStructureException",
                "only occur in the first stage",
                with(sources(), Rails.stage("More", Rails.source())));
    }

    @Test
    void a_pipeline_has_two_stages_or_more_with_names_of_their_own() {
        refuses("InvalidStructureException", "Pipeline has only 1 stage(s)", with(sources()));
        refuses(
                "InvalidStructureException",
                "Duplicate name: A",
                with(sources(), Rails.stage("A", Rails.approval("x")), Rails.stage("A", Rails.approval("y"))));
    }

    @Test
    void an_artifact_is_made_before_it_is_used_and_made_once() {
        refuses("InvalidActionDeclarationException", "Nothing in action L", lambda(Rails.takes("Nothing")));
        refuses(
                "InvalidActionDeclarationException",
                "Duplicate name: SourceArtifact",
                lambda(Rails.makes("SourceArtifact")));
        refuses(
                "InvalidActionDeclarationException",
                "Made in action B",
                with(
                        sources(),
                        Rails.stage(
                                "Build",
                                Rails.lambda("A", Rails.makes("Made")),
                                Rails.lambda("B", Rails.takes("Made")))));
    }

    @Test
    void a_provider_that_nobody_has_is_refused_by_name() {
        refuses("InvalidActionDeclarationException", "Provider: 'CloudFormatoin'", deployedBy("CloudFormatoin"));
    }

    @Test
    void a_provider_that_only_AWS_has_is_a_limit_of_the_endpoint() {
        refuses(
                "EndpointLimit",
                "the embedded endpoint has no actions of the type (Category: 'Deploy', Provider: 'CloudFormation'",
                deployedBy("CloudFormation"));
    }

    private static JsonObject deployedBy(String provider) {
        String deploy = """
            {"name": "D", "configuration": {"ActionMode": "CREATE_UPDATE"},
             "actionTypeId": {"category": "Deploy", "owner": "AWS", "provider": "%s", "version": "1"}}\
            """.formatted(provider);
        return with(sources(), Rails.stage("Deploy", deploy));
    }

    @Test
    void a_configuration_value_has_at_most_1000_characters() {
        JsonObject pipeline = configured("UserParameters", "x".repeat(1_001));
        refuses("ValidationException", "'pipeline.stages.2.member.actions.1.member.configuration'", pipeline);
        rails.create(configured("UserParameters", "x".repeat(1_000)));
    }

    @Test
    void a_configuration_holds_what_its_action_knows() {
        refuses("InvalidActionDeclarationException", "unknown configuration 'Qualifier'", configured("Qualifier", "1"));
        refuses(
                "InvalidActionDeclarationException",
                "missing required configuration 'S3ObjectKey'",
                Json.object(Json.text(Rails.simple()).replace("\"S3ObjectKey\":\"app.zip\",", "")));
    }

    private static JsonObject configured(String key, String value) {
        return with(
                sources(),
                Rails.stage(
                        "Build",
                        Rails.lambda("L", "")
                                .replace("\"FunctionName\"", "\"" + key + "\": \"" + value + "\", \"FunctionName\"")));
    }

    @Test
    void names_roles_and_buckets_keep_to_their_patterns_and_all_faults_are_told_at_once() {
        AwsError error = rails.refused(
                "CreatePipeline", "pipeline", Rails.simple().with("name", "a b").with("roleArn", "me"));
        assertEquals("ValidationException", error.code());
        assertTrue(
                error.said().startsWith("2 validation errors detected: Value 'a b' at 'pipeline.name'"), error.said());
    }

    @Test
    void what_only_v2_has_is_refused_in_v1() {
        JsonObject v1 = Rails.simple().with("pipelineType", "V1");
        refuses("InvalidStructureException", "QUEUED", v1.with("executionMode", "QUEUED"));
        refuses(
                "InvalidStructureException",
                "variables",
                v1.with("variables", List.of(JsonObject.of("name", "who", "defaultValue", "me"))));
    }

    @Test
    void a_timeout_is_for_approvals_only() {
        refuses("InvalidActionDeclarationException", "timeoutInMinutes", lambda(", \"timeoutInMinutes\": 10"));
    }

    @Test
    void conditions_with_rules_are_refused_and_not_ignored() {
        String stage = Rails.stage("Build", Rails.lambda("L", ""))
                .replace("\"actions\"", "\"beforeEntry\": {\"conditions\": [{\"result\": \"FAIL\"}]}, \"actions\"");
        refuses("EndpointLimit", "conditions with rules (stage Build)", with(sources(), stage));
    }

    @Test
    void a_name_is_taken_once_and_deleting_twice_is_no_error() {
        rails.create(Rails.simple());
        refuses("PipelineNameInUseException", "already exists in account '123456789012'", Rails.simple());
        rails.call("DeletePipeline", "name", "production-of-a-long-name");
        rails.call("DeletePipeline", "name", "production-of-a-long-name");
        assertEquals(
                "PipelineNotFoundException",
                rails.refused("GetPipeline", "name", "production-of-a-long-name")
                        .code());
    }

    @Test
    void an_update_makes_a_new_version_and_the_old_one_can_still_be_read() {
        rails.create(Rails.simple());
        JsonObject updated = rails.call("UpdatePipeline", "pipeline", lambda(""));
        assertEquals(2, updated.objectOrEmpty("pipeline").number("version").orElseThrow());
        JsonObject first = rails.call("GetPipeline", "name", "production-of-a-long-name", "version", 1L);
        assertEquals(
                "Rewrite",
                first.objectOrEmpty("pipeline")
                        .objects("stages")
                        .getLast()
                        .objects("actions")
                        .getFirst()
                        .needText("name"));
        assertEquals(
                "PipelineVersionNotFoundException",
                rails.refused("GetPipeline", "name", "production-of-a-long-name", "version", 3L)
                        .code());
    }

    @Test
    void tags_are_kept_by_arn() {
        rails.call(
                "CreatePipeline",
                "pipeline",
                Rails.simple(),
                "tags",
                List.of(JsonObject.of("key", "team", "value", "web")));
        String arn = "arn:aws:codepipeline:us-east-1:123456789012:production-of-a-long-name";
        rails.call("TagResource", "resourceArn", arn, "tags", List.of(JsonObject.of("key", "stage", "value", "prod")));
        rails.call("UntagResource", "resourceArn", arn, "tagKeys", List.of("team"));
        assertEquals(
                List.of(JsonObject.of("key", "stage", "value", "prod")),
                rails.call("ListTagsForResource", "resourceArn", arn).objects("tags"));
        assertEquals(
                "ResourceNotFoundException",
                rails.refused("ListTagsForResource", "resourceArn", arn + "-2").code());
        assertEquals(
                "ValidationException",
                rails.refused("ListTagsForResource", "resourceArn", "x").code());
    }

    @Test
    void pipelines_are_listed_by_pages() {
        rails.create(Rails.simple());
        rails.create(Rails.simple().with("name", "second"));
        JsonObject first = rails.call("ListPipelines", "maxResults", 1L);
        assertEquals(
                "production-of-a-long-name",
                first.objects("pipelines").getFirst().needText("name"));
        JsonObject second = rails.call("ListPipelines", "maxResults", 1L, "nextToken", first.needText("nextToken"));
        assertEquals("second", second.objects("pipelines").getFirst().needText("name"));
        assertTrue(second.text("nextToken").isEmpty());
        assertEquals(
                "InvalidNextTokenException",
                rails.refused("ListPipelines", "nextToken", "made up").code());
    }
}
