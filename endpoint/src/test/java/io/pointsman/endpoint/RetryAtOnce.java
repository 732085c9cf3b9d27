package io.pointsman.endpoint;

import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** What the functions' clients repeat, as often as they do, and without their pauses: nobody gains by a test that waits. */
public final class RetryAtOnce {
    /** How often a client asks before it says that nobody answers. */
    public static final int ATTEMPTS = 5;

    private RetryAtOnce() {}

    public static RetryStrategy strategy() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(ATTEMPTS)
                .backoffStrategy(BackoffStrategy.retryImmediately())
                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                .build();
    }
}
