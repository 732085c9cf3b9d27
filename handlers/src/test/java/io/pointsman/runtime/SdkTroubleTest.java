package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What an answer of AWS means to a job, when its call gives it no meaning of its own. */
final class SdkTroubleTest {
    private static final String CALL = "cloudformation:CreateChangeSet of stack web";

    @ParameterizedTest
    @CsvSource({
        "400, Throttling",
        "400, ThrottlingException",
        "400, RequestLimitExceeded",
        "429, TooManyRequestsException",
        "400, TooManyRequestsException",
        "400, RequestTimeout",
        "500, InternalFailure",
        "503, ServiceUnavailable",
        "503, SlowDown",
        "400, ExpiredToken",
        "403, ExpiredTokenException",
        "403, RequestExpired",
        "403, RequestTimeTooSkewed"
    })
    void what_may_pass_is_tried_again(int status, String code) {
        Unavailable unavailable = assertThrows(Unavailable.class, () -> asking(answer(status, code, "words")));

        assertEquals(CALL + ": " + code + ": words", unavailable.getMessage());
    }

    /** A HEAD has no body to say it in. */
    @Test
    void a_bad_request_that_s3_gives_no_word_for_may_be_an_expired_session_and_is_tried_again() {
        S3Exception of = (S3Exception) S3Exception.builder().statusCode(400).build();

        assertThrows(Unavailable.class, () -> asking(of));
    }

    @Test
    void a_bad_request_without_a_word_of_another_service_is_a_failure() {
        assertThrows(
                Refusal.class,
                () -> asking(CloudFormationException.builder().statusCode(400).build()));
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied",
        "400, AccessDeniedException",
        "403, InvalidClientTokenId",
        "400, UnrecognizedClientException",
        "403, SignatureDoesNotMatch"
    })
    void what_is_denied_is_a_matter_of_permission_and_names_the_call(int status, String code) {
        Refusal refusal = assertThrows(Refusal.class, () -> asking(answer(status, code, "words")));

        assertEquals(FailureKind.PERMISSION, refusal.kind());
        assertEquals(CALL + " was denied: " + code + ": words; allow the call", refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"400, ValidationError", "404, NoSuchBucket", "409, ResourceConflictException", "412, PreconditionFailed"
    })
    void anything_else_fails_the_job_in_the_words_of_aws(int status, String code) {
        Refusal refusal = assertThrows(Refusal.class, () -> asking(answer(status, code, "words")));

        assertEquals(FailureKind.JOB_FAILED, refusal.kind());
        assertEquals(CALL + " failed: " + code + ": words", refusal.getMessage());
    }

    @Test
    void an_answer_without_words_is_named_by_what_there_is() {
        assertEquals(
                CALL + " failed: HTTP 418",
                assertThrows(
                                Refusal.class,
                                () -> asking(CloudFormationException.builder()
                                        .statusCode(418)
                                        .build()))
                        .getMessage());
        assertEquals(
                CALL + " failed: Odd",
                assertThrows(Refusal.class, () -> asking(answer(400, "Odd", " ")))
                        .getMessage());
    }

    static List<SdkClientException> unreached() {
        return List.of(
                SdkClientException.create("down", new UnknownHostException("s3.example")),
                SdkClientException.create("down", new IllegalStateException(new IOException("reset"))),
                ApiCallTimeoutException.create(90_000),
                ApiCallAttemptTimeoutException.create(30_000));
    }

    @ParameterizedTest
    @MethodSource("unreached")
    void who_is_not_reached_is_asked_again(SdkClientException e) {
        assertThrows(Unavailable.class, () -> asking(e));
    }

    @Test
    void what_was_not_reached_and_why_is_said() {
        Unavailable unavailable =
                assertThrows(Unavailable.class, () -> asking(unreached().getFirst()));

        assertEquals(CALL + ": no answer (UnknownHostException: s3.example)", unavailable.getMessage());
    }

    static List<RuntimeException> untouched() {
        return List.of(
                SdkClientException.create("Unable to load region"),
                AbortedException.create("interrupted"),
                new IllegalStateException("CodeDeploy status Odd"),
                Refusal.configuration("no"));
    }

    @ParameterizedTest
    @MethodSource("untouched")
    void what_is_not_about_the_call_passes_as_it_is(RuntimeException e) {
        assertSame(e, assertThrows(RuntimeException.class, () -> asking(e)));
    }

    private static void asking(RuntimeException trouble) {
        SdkTrouble.asking(CALL, () -> {
            throw trouble;
        });
    }

    private static RuntimeException answer(int status, String code, String message) {
        return CloudFormationException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }
}
