package io.pointsman.runtime;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import java.io.IOException;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * What an exception of the AWS SDK means when the call itself gives it no meaning of its own. An adapter catches what its call
 * may answer (not found, already exists) inside {@code call}; the rest becomes:
 *
 * <ul>
 *   <li>throttled, timed out, 5xx, no connection, expired session: {@link Unavailable}
 *   <li>denied: a {@link Refusal} of kind {@code PERMISSION} that names the call
 *   <li>anything else AWS said: a {@link Refusal} of kind {@code JOB_FAILED} in AWS's words
 * </ul>
 *
 * An exception that is not about AWS passes untouched.
 */
public final class SdkTrouble {
    private static final Set<String> DENIED = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "AuthorizationError",
            "InvalidClientTokenId",
            "NotAuthorized",
            "UnauthorizedOperation",
            "UnrecognizedClientException");

    /** A new job brings new credentials, so an expired session is a matter of trying again. */
    private static final Set<String> EXPIRED = Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired");

    private static final Set<String> BUSY = Set.of(
            "RequestTimeout", "RequestTimeoutException", "ServiceUnavailable", "SlowDown", "TooManyRequestsException");

    private SdkTrouble() {}

    /**
     * @param what the call and what it is about, as the reader of a failed job needs it: {@code "cloudformation:CreateChangeSet of
     *     stack web"}
     */
    public static <T> T asking(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (AwsServiceException e) {
            throw of(what, e);
        } catch (SdkClientException e) {
            throw of(what, e);
        }
    }

    /** {@link #asking} of a call whose answer nobody needs. */
    public static void telling(String what, Runnable call) {
        asking(what, () -> {
            call.run();
            return what;
        });
    }

    private static RuntimeException of(String what, AwsServiceException e) {
        if (isTransient(e)) {
            return new Unavailable(what + ": " + said(e), e);
        }
        if (e.statusCode() == 403 || DENIED.contains(code(e))) {
            return new Refusal(FailureKind.PERMISSION, what + " was denied: " + said(e) + "; allow the call", e);
        }
        return new Refusal(FailureKind.JOB_FAILED, what + " failed: " + said(e), e);
    }

    /** The same question would be answered in the same way: AWS was not busy, and nobody lacks a right that may be given meanwhile. */
    static boolean isFinal(AwsServiceException e) {
        return !isTransient(e) && e.statusCode() != 403 && !DENIED.contains(code(e));
    }

    private static boolean isTransient(AwsServiceException e) {
        return e.isThrottlingException()
                || e.isClockSkewException()
                || e.statusCode() == 429
                || e.statusCode() >= 500
                || isUnexplained(e)
                || BUSY.contains(code(e))
                || EXPIRED.contains(code(e));
    }

    /**
     * A HEAD has no body, so that S3 answers 400 to one whose session has expired and cannot say that it has (Amazon S3 API reference,
     * HeadObject: only generic codes, such as 400).
     */
    private static boolean isUnexplained(AwsServiceException e) {
        return e instanceof S3Exception && e.statusCode() == 400 && code(e).isEmpty();
    }

    private static RuntimeException of(String what, SdkClientException e) {
        return couldNotReach(e) ? new Unavailable(what + ": no answer (" + reason(e) + ")", e) : e;
    }

    /** There was no answer: nobody knows whether the request arrived. */
    public static boolean couldNotReach(SdkClientException e) {
        return e instanceof ApiCallTimeoutException
                || e instanceof ApiCallAttemptTimeoutException
                || e instanceof RetryableException
                || causes(e).anyMatch(cause -> cause instanceof IOException);
    }

    /** The deepest cause says what happened; the ones above repeat it. */
    private static String reason(Throwable e) {
        Throwable deepest = causes(e).reduce(e, (above, below) -> below);
        return deepest.getClass().getSimpleName() + ": " + deepest.getMessage();
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause).limit(10);
    }

    private static String said(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String message = details == null ? null : details.errorMessage();
        String code = code(e).isEmpty() ? "HTTP " + e.statusCode() : code(e);
        return message == null || message.isBlank() ? code : code + ": " + message;
    }

    private static String code(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        return code == null ? "" : code;
    }
}
