package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.Step;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.codepipeline.model.CodePipelineException;
import software.amazon.awssdk.services.codepipeline.model.InvalidJobStateException;
import software.amazon.awssdk.services.codepipeline.model.JobNotFoundException;

/** What becomes of an answer that CodePipeline does not take. */
final class JobAnswersTest {
    private final FakeSurroundings around = new FakeSurroundings();
    private final List<RuntimeException> troubles = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"ValidationException", "OutputVariablesSizeExceededException"})
    void an_answer_that_is_refused_becomes_a_failure_that_says_so(String code) throws IOException {
        troubles.add(refused(400, code));

        String result = call();

        assertEquals(2, around.codePipeline.heard.size());
        assertTrue(around.codePipeline.heard.getLast().contains("\"failed\":\"JobFailed\""));
        assertTrue(around.codePipeline.heard.getLast().contains("did not take the answer"));
        assertTrue(result.startsWith("{\"status\":\"Failed\""), result);
        assertTrue(around.log().contains("what CodePipeline said"), around.log());
        assertEquals(List.of(), around.waits);
    }

    @Test
    void when_even_the_failure_is_refused_lambda_hears_of_it() {
        troubles.add(refused(400, "ValidationException"));
        troubles.add(refused(400, "ValidationException"));

        IOException thrown = assertThrows(IOException.class, this::call);

        assertEquals("job " + Events.ID + ": CodePipeline takes no answer", thrown.getMessage());
    }

    static List<RuntimeException> nobodyWaits() {
        return List.of(
                InvalidJobStateException.builder()
                        .message("the job is Succeeded")
                        .build(),
                JobNotFoundException.builder().message("no such job").build());
    }

    @ParameterizedTest
    @MethodSource("nobodyWaits")
    void a_job_that_nobody_waits_for_any_more_is_left_alone(RuntimeException answered) throws IOException {
        troubles.add(answered);

        String result = call();

        assertEquals("{\"status\":\"Succeeded\",\"outputs\":{}}", result);
        assertEquals(1, around.codePipeline.heard.size());
        assertTrue(around.log().contains("already answered"), around.log());
    }

    static List<RuntimeException> passing() {
        return List.of(
                refused(400, "ThrottlingException"),
                refused(500, "InternalFailure"),
                refused(403, "AccessDeniedException"),
                SdkClientException.create("no connection"),
                new IllegalStateException("the client is shut down"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void what_may_pass_is_tried_again_after_a_doubling_wait(RuntimeException trouble) throws IOException {
        troubles.addAll(Collections.nCopies(3, trouble));

        String result = call();

        assertEquals("{\"status\":\"Succeeded\",\"outputs\":{}}", result);
        assertEquals(4, around.codePipeline.heard.size());
        assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4)), around.waits);
    }

    @ParameterizedTest
    @MethodSource("passing")
    void after_four_times_lambda_hears_of_it_and_calls_again(RuntimeException trouble) {
        troubles.addAll(Collections.nCopies(4, trouble));

        IOException thrown = assertThrows(IOException.class, this::call);

        assertEquals("job " + Events.ID + ": could not be answered, 4 times in a row", thrown.getMessage());
        assertEquals(4, around.codePipeline.heard.size());
    }

    @Test
    void an_interrupted_wait_between_two_tries_is_heard_of_and_stays_interrupted() {
        troubles.add(refused(500, "InternalFailure"));
        around.pause = time -> {
            throw new InterruptedException();
        };

        IOException thrown = assertThrows(IOException.class, this::call);

        assertTrue(Thread.interrupted());
        assertEquals("job " + Events.ID + ": interrupted before it could be answered", thrown.getMessage());
    }

    private String call() throws IOException {
        around.codePipeline.troubles.addAll(troubles);
        String event = Events.job(Events.data(JsonObject.empty()));
        return Called.with(event, Called.answering(() -> new Step.Done<>(Map.of())), around);
    }

    private static RuntimeException refused(int status, String code) {
        AwsErrorDetails details = AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage("what CodePipeline said")
                .build();
        return CodePipelineException.builder()
                .awsErrorDetails(details)
                .message("what CodePipeline said")
                .statusCode(status)
                .build();
    }
}
