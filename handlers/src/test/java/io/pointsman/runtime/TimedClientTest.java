package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.OutOfTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetAliasRequest;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.s3.S3Client;

/** A call that does not fit is not begun, one that was answered is not made again, and one that hangs ends in time. */
class TimedClientTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private Instant now = START;
    private Duration takes = Duration.ofSeconds(2);
    private final List<GetAliasRequest> asked = new ArrayList<>();
    private Supplier<GetAliasResponse> answer =
            () -> GetAliasResponse.builder().functionVersion("7").build();
    private final KeptAnswers answers = new KeptAnswers();

    /** A client that asks nobody, and takes its time. */
    private final class Slow implements LambdaClient {
        @Override
        public GetAliasResponse getAlias(GetAliasRequest request) {
            asked.add(request);
            now = now.plus(takes);
            return answer.get();
        }

        @Override
        public InvokeResponse invoke(InvokeRequest request) {
            now = now.plus(takes);
            return InvokeResponse.builder().statusCode(200).build();
        }

        @Override
        public String serviceName() {
            return "lambda";
        }

        @Override
        public void close() {}
    }

    /** The client of an invocation that begins now. */
    private LambdaClient invocation(int seconds) {
        CallTime time = new CallTime(() -> now, now.plusSeconds(seconds));
        answers.again();
        answers.stepBegins();
        return TimedClient.of(
                LambdaClient.class, new Slow(), new TimedClient.Limits(() -> now, time, AwsSetup.CALL), answers);
    }

    private static String alias(LambdaClient client, String function) {
        return client.getAlias(get -> get.functionName(function).name("live")).functionVersion();
    }

    @Test
    void a_call_that_does_not_fit_any_more_is_not_begun() {
        LambdaClient client = invocation(15);
        List<String> functions = List.of("a", "b", "c", "d", "e", "f", "g");

        OutOfTime end = assertThrows(OutOfTime.class, () -> functions.forEach(function -> alias(client, function)));

        assertTrue(now.plus(takes).isBefore(START.plusSeconds(15)), "the answer to the job does not fit: " + now);
        assertEquals(6, asked.size());
        assertEquals(
                "the function has 15 s, 3.0 s of them are left, and calls to AWS take up to 2.0 s", end.getMessage());
    }

    /** The clock goes on by as much with each look at it. */
    private LambdaClient ticking(Duration tick) {
        CallTime time = new CallTime(() -> now = now.plus(tick), now.plusSeconds(15));
        answers.again();
        answers.stepBegins();
        return TimedClient.of(
                LambdaClient.class, new Slow(), new TimedClient.Limits(() -> now, time, AwsSetup.CALL), answers);
    }

    @Test
    void time_that_runs_out_while_a_call_is_made_ready_is_no_surprise() {
        takes = Duration.ZERO;
        for (int tick = 100; tick <= 2000; tick += 10) {
            LambdaClient client = ticking(Duration.ofMillis(tick));
            int tickOf = tick;
            assertThrows(
                    OutOfTime.class,
                    () -> {
                        for (int function = 0; function < 200; function++) {
                            alias(client, tickOf + "-" + function);
                        }
                    },
                    "a look at the clock takes " + tick + " ms");
        }
    }

    @Test
    void the_next_invocation_is_given_the_answers_and_goes_on_with_the_first_question_that_was_not_asked() {
        LambdaClient first = invocation(15);
        assertThrows(
                OutOfTime.class,
                () -> List.of("a", "b", "c", "d", "e", "f", "g").forEach(one -> alias(first, one)));
        int before = asked.size();
        answer = () -> GetAliasResponse.builder().functionVersion("8").build();

        LambdaClient second = invocation(15);

        assertTrue(answers.isResumed());
        assertEquals("7", alias(second, "a"));
        assertEquals("7", alias(second, "e"));
        assertEquals(before, asked.size());
        assertEquals("8", alias(second, "g"));
        assertEquals(before + 1, asked.size());
    }

    @Test
    void the_same_question_asked_twice_has_two_answers() {
        LambdaClient first = invocation(900);
        assertEquals("7", alias(first, "a"));
        answer = () -> GetAliasResponse.builder().functionVersion("8").build();
        assertEquals("8", alias(first, "a"));

        LambdaClient second = invocation(900);
        assertEquals("7", alias(second, "a"));
        assertEquals("8", alias(second, "a"));
    }

    @Test
    void a_step_that_has_ended_is_asked_for_anew() {
        assertEquals("7", alias(invocation(900), "a"));
        answers.stepEnded();
        answer = () -> GetAliasResponse.builder().functionVersion("8").build();

        LambdaClient next = invocation(900);

        assertFalse(answers.isResumed());
        assertEquals("8", alias(next, "a"));
    }

    @Test
    void what_is_known_of_a_state_is_forgotten_once_it_is_older_than_an_invocation_can_be() {
        assertEquals("7", alias(invocation(900), "a"));
        answer = () -> GetAliasResponse.builder().functionVersion("8").build();

        now = now.plus(KeptAnswers.OLDEST_STATE);
        assertEquals("7", alias(invocation(900), "a"));
        now = now.plusMillis(1);
        assertEquals("8", alias(invocation(900), "a"));
    }

    @Test
    void a_no_of_aws_is_given_again_and_what_may_change_by_trying_is_not() {
        answer = () -> {
            throw LambdaException.builder().statusCode(404).message("gone").build();
        };
        LambdaClient first = invocation(900);
        assertThrows(LambdaException.class, () -> alias(first, "a"));
        answer = () -> {
            throw LambdaException.builder().statusCode(503).message("busy").build();
        };
        assertThrows(LambdaException.class, () -> alias(first, "b"));
        int before = asked.size();

        LambdaClient second = invocation(900);
        assertEquals(
                404,
                assertThrows(LambdaException.class, () -> alias(second, "a")).statusCode());
        assertEquals(before, asked.size());
        assertEquals(
                503,
                assertThrows(LambdaException.class, () -> alias(second, "b")).statusCode());
        assertEquals(before + 1, asked.size());
    }

    @Test
    void a_call_that_hangs_ends_before_the_time_that_is_kept_for_the_answer() {
        alias(invocation(15), "a");

        Duration limit = asked.getFirst()
                .overrideConfiguration()
                .flatMap(override -> override.apiCallTimeout())
                .orElseThrow();

        assertEquals(Duration.ofSeconds(12), limit);
        assertEquals(
                Optional.of(limit),
                asked.getFirst().overrideConfiguration().flatMap(override -> override.apiCallAttemptTimeout()));
    }

    @Test
    void the_clients_own_limits_hold_where_they_are_shorter() {
        alias(invocation(900), "a");

        assertEquals(Optional.empty(), asked.getFirst().overrideConfiguration());
    }

    @Test
    void a_function_that_is_invoked_may_take_all_the_time_there_is_and_begins_early_or_not_at_all() {
        takes = Duration.ofSeconds(8);
        LambdaClient first = invocation(15);
        assertEquals(200, first.invoke(call -> call.functionName("hook")).statusCode());

        answers.stepEnded();
        now = START;
        takes = Duration.ofMillis(10);
        LambdaClient second = invocation(15);
        alias(second, "a");
        assertThrows(OutOfTime.class, () -> second.invoke(call -> call.functionName("hook")));
    }

    /** A step with such a call would begin with it in each invocation, and end there. */
    @Test
    void an_answer_that_is_read_into_what_cannot_be_given_again_is_a_mistake_that_is_seen() {
        FakeS3 s3 = new FakeS3();
        s3.objects.put("b/k", new byte[] {1});
        CallTime time = new CallTime(() -> now, now.plusSeconds(15));
        S3Client timed = TimedClient.of(
                S3Client.class, s3, new TimedClient.Limits(() -> now, time, Duration.ofSeconds(30)), answers);

        assertEquals(
                1, timed.getObject(ask -> ask.bucket("b").key("k"), (response, body) -> body.readAllBytes()).length);
        assertThrows(
                IllegalStateException.class,
                () -> timed.getObject(ask -> ask.bucket("b").key("k"), (response, body) -> new StringBuilder()));
    }
}
