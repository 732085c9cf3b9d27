package io.pointsman.endpoint.codepipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class VariableTest {
    private final Rails rails = new Rails();

    private static JsonObject pipeline(String more, String parameters) {
        String second = Rails.lambda("Second", Rails.order(2))
                .replace("\"FunctionName\"", "\"UserParameters\": \"" + parameters + "\", \"FunctionName\"");
        return Rails.pipeline(
                more,
                Rails.stage("Source", Rails.source()),
                Rails.stage("Build", Rails.lambda("First", ", \"namespace\": \"One\""), second));
    }

    private String parameters() {
        return rails.lambda
                .last()
                .objectOrEmpty("data")
                .objectOrEmpty("actionConfiguration")
                .objectOrEmpty("configuration")
                .needText("UserParameters");
    }

    private void firstSays(JsonObject variables) {
        rails.call("PutJobSuccessResult", "jobId", rails.lambda.last().needText("id"), "outputVariables", variables);
        rails.pass(Duration.ZERO);
    }

    @Test
    void references_to_outputs_sources_and_the_execution_are_replaced() {
        String execution = rails.create(
                pipeline("", "#{One.Changed} #{Src.VersionId} #{Src.ETag} #{codepipeline.PipelineExecutionId} #no"));
        firstSays(JsonObject.of("Changed", "$1 \\\\"));
        assertEquals("$1 \\\\ v1 etag0 " + execution + " #no", parameters());
    }

    @Test
    void the_history_keeps_both_configurations_and_the_output_variables() {
        rails.create(pipeline("", "#{One.Changed}"));
        firstSays(JsonObject.of("Changed", "yes"));
        JsonObject second = rails.actions().getFirst().objectOrEmpty("input");
        assertEquals("#{One.Changed}", second.objectOrEmpty("configuration").needText("UserParameters"));
        assertEquals("yes", second.objectOrEmpty("resolvedConfiguration").needText("UserParameters"));
        JsonObject first = rails.actions().get(1);
        assertEquals(
                "yes",
                first.objectOrEmpty("output").objectOrEmpty("outputVariables").needText("Changed"));
        assertEquals("One", first.objectOrEmpty("input").needText("namespace"));
    }

    @Test
    void a_variable_that_the_action_did_not_give_fails_the_action_that_wants_it() {
        String execution = rails.create(pipeline("", "#{One.Missing}"));
        firstSays(JsonObject.of("Changed", "yes"));
        assertEquals("Failed", rails.status(execution));
        JsonObject second = rails.stageState("Build").objects("actionStates").get(1);
        assertTrue(second.objectOrEmpty("latestExecution")
                .objectOrEmpty("errorDetails")
                .needText("message")
                .contains("#{One.Missing}"));
    }

    @Test
    void a_namespace_that_no_earlier_action_fills_is_refused_when_the_pipeline_is_made() {
        AwsError error = rails.refused("CreatePipeline", "pipeline", pipeline("", "#{Two.x}"));
        assertEquals("InvalidActionDeclarationException", error.code());
        assertTrue(error.said().contains("VariableReferenceText=[#{Two.x}]"), error.said());
    }

    @Test
    void an_action_of_the_same_group_cannot_be_referred_to() {
        AwsError error = rails.refused(
                "CreatePipeline",
                "pipeline",
                Json.object(Json.text(pipeline("", "#{One.x}")).replace("\"runOrder\":2", "\"runOrder\":1")));
        assertEquals("InvalidActionDeclarationException", error.code());
    }

    @Test
    void a_pipeline_variable_has_its_default_or_the_value_that_was_given() {
        rails.create(pipeline(", \"variables\": [{\"name\": \"who\", \"defaultValue\": \"me\"}]", "#{variables.who}"));
        firstSays(JsonObject.empty());
        assertEquals("me", parameters());
        rails.succeed();
        String execution = rails.call(
                        "StartPipelineExecution",
                        "name",
                        "production-of-a-long-name",
                        "variables",
                        List.of(JsonObject.of("name", "who", "value", "you")))
                .needText("pipelineExecutionId");
        rails.pass(Duration.ZERO);
        firstSays(JsonObject.empty());
        assertEquals("you", parameters());
        assertEquals(
                List.of(JsonObject.of("name", "who", "resolvedValue", "you")),
                rails.execution(execution).objects("variables"));
    }

    @Test
    void a_variable_without_a_value_keeps_an_execution_from_starting() {
        rails.call(
                "CreatePipeline", "pipeline", pipeline(", \"variables\": [{\"name\": \"who\"}]", "#{variables.who}"));
        assertEquals(List.of(), rails.executions());
        assertEquals(
                "ValidationException",
                rails.refused("StartPipelineExecution", "name", "production-of-a-long-name")
                        .code());
        assertEquals(
                "ValidationException",
                rails.refused(
                                "StartPipelineExecution",
                                "name",
                                "production-of-a-long-name",
                                "variables",
                                List.of(JsonObject.of("name", "unknown", "value", "x")))
                        .code());
    }
}
