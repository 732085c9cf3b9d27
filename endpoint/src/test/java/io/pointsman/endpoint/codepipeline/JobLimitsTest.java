package io.pointsman.endpoint.codepipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobLimitsTest {
    private final Rails rails = new Rails();
    private String job = "";

    @BeforeEach
    void invoke() {
        rails.create(Rails.simple());
        job = rails.lambda.last().needText("id");
    }

    private String success(Object... members) {
        return code("PutJobSuccessResult", JsonObject.of(members));
    }

    private String failure(Object... details) {
        return code("PutJobFailureResult", JsonObject.of("failureDetails", JsonObject.of(details)));
    }

    private String code(String operation, JsonObject input) {
        try {
            rails.world.call("codepipeline", operation, input.with("jobId", job));
            return "accepted";
        } catch (AwsError e) {
            return e.code();
        }
    }

    @Test
    void a_token_has_at_most_2048_characters() {
        assertEquals("ValidationException", success("continuationToken", "x".repeat(2_049)));
        assertEquals("ValidationException", success("continuationToken", ""));
        assertEquals("accepted", success("continuationToken", "x".repeat(2_048)));
    }

    @Test
    void output_variables_do_not_go_with_a_token() {
        JsonObject variables = JsonObject.of("Version", "3");
        assertEquals("ValidationException", success("continuationToken", "t", "outputVariables", variables));
    }

    @Test
    void output_variables_have_at_most_122880_bytes() {
        JsonObject most = JsonObject.of("k", "é".repeat(61_439) + "x");
        assertEquals("OutputVariablesSizeExceededException", success("outputVariables", most.with("kk", "")));
        assertEquals("accepted", success("outputVariables", most));
    }

    @Test
    void names_of_output_variables_keep_to_their_pattern() {
        assertEquals("ValidationException", success("outputVariables", JsonObject.of("a.b", "1")));
    }

    @Test
    void a_summary_is_not_empty_and_a_percentage_is_at_most_100() {
        assertEquals("ValidationException", success("executionDetails", JsonObject.of("summary", "")));
        assertEquals("ValidationException", success("executionDetails", JsonObject.of("summary", "x".repeat(2_049))));
        assertEquals("ValidationException", success("executionDetails", JsonObject.of("percentComplete", 101)));
        assertEquals(
                "ValidationException",
                success("executionDetails", JsonObject.of("externalExecutionId", "x".repeat(1_501))));
    }

    @Test
    void a_failure_needs_a_known_type_and_a_message_of_at_most_5000_characters() {
        assertEquals("ValidationException", failure("type", "Oops", "message", "m"));
        assertEquals("ValidationException", failure("type", "JobFailed"));
        assertEquals("ValidationException", failure("type", "JobFailed", "message", ""));
        assertEquals("ValidationException", failure("type", "JobFailed", "message", "x".repeat(5_001)));
        assertEquals("accepted", failure("type", "SystemUnavailable", "message", "x".repeat(5_000)));
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        AwsError error = rails.refused("PutJobSuccessResult", "jobId", "x", "continuationToken", "");
        assertTrue(error.said().startsWith("2 validation errors detected: Value 'x' at 'jobId' failed to satisfy"));
    }
}
