package io.pointsman.endpoint.codepipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.open.OpenQuestion;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenQuestionsOfPipelinesTest {
    private static final String LONG = "x".repeat(999);

    private final Rails rails = new Rails();

    private void otherwise(OpenQuestion question) {
        rails.world.readings().otherwise(List.of(question));
    }

    /** First gives a variable, Second has it in its configuration, with two letters more. */
    private String withAVariable(String value) {
        String second = Rails.lambda("Second", Rails.order(2))
                .replace("\"FunctionName\"", "\"UserParameters\": \"[#{One.Text}]\", \"FunctionName\"");
        String execution = rails.create(Rails.pipeline(
                "",
                Rails.stage("Source", Rails.source()),
                Rails.stage("Build", Rails.lambda("First", ", \"namespace\": \"One\""), second)));
        rails.call(
                "PutJobSuccessResult",
                "jobId",
                rails.lambda.last().needText("id"),
                "outputVariables",
                JsonObject.of("Text", value));
        rails.pass(Duration.ZERO);
        return execution;
    }

    private String withAQualifier() {
        String action = Rails.lambda("First", "").replace("First-function", "First-function:live");
        return rails.create(Rails.pipeline("", Rails.stage("Source", Rails.source()), Rails.stage("Build", action)));
    }

    private String message(int action) {
        return rails.stageState("Build")
                .objects("actionStates")
                .get(action)
                .objectOrEmpty("latestExecution")
                .objectOrEmpty("errorDetails")
                .text("message")
                .orElse("");
    }

    @Test
    void a_resolved_value_of_more_than_a_thousand_characters_reaches_the_function() {
        String execution = withAVariable(LONG);
        assertEquals("InProgress", rails.status(execution), message(1));
    }

    @Test
    void otherwise_it_fails_the_action_and_says_how_long_it_is() {
        otherwise(OpenQuestion.LONG_VALUE);
        String execution = withAVariable(LONG);
        assertEquals("Failed", rails.status(execution));
        assertTrue(message(1).contains("has 1001 characters once its variables are resolved"), message(1));
    }

    @Test
    void otherwise_a_thousand_are_taken_all_the_same() {
        otherwise(OpenQuestion.LONG_VALUE);
        String execution = withAVariable(LONG.substring(1));
        assertEquals("InProgress", rails.status(execution), message(1));
    }

    @Test
    void a_function_may_be_named_with_its_alias() {
        String execution = withAQualifier();
        assertEquals("InProgress", rails.status(execution), message(0));
    }

    @Test
    void otherwise_such_a_function_is_not_found() {
        otherwise(OpenQuestion.QUALIFIER);
        String execution = withAQualifier();
        assertEquals("Failed", rails.status(execution));
        assertTrue(message(0).contains("First-function:live cannot be found"), message(0));
    }
}
