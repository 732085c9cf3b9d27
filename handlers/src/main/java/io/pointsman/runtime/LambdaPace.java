package io.pointsman.runtime;

import java.time.Instant;
import java.time.InstantSource;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Keeps a Lambda client within the account's control plane quotas (docs/aws-facts.md): 15 requests a second over all operations, 100
 * for GetFunction. Every attempt takes a slot, the SDK's own retries too. Calls that run functions have quotas of their own.
 */
public final class LambdaPace implements ExecutionInterceptor {
    /** One less than the quota, for what the network brings closer together. Whoever else is at work makes it less, by 429. */
    private static final double SHARED = 14;

    private static final double GET_FUNCTION = 90;
    private static final int THROTTLED = 429;

    private final RequestBudget shared;
    private final RequestBudget getFunction;

    /** @param rest waits until a moment of the clock */
    public LambdaPace(InstantSource clock, Rest rest) {
        this(new PacedClock(clock, rest));
    }

    LambdaPace(PacedClock time) {
        shared = time.budget(SHARED);
        getFunction = time.budget(GET_FUNCTION);
    }

    /** Waiting until a moment. */
    public interface Rest {
        void until(Instant moment) throws InterruptedException;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        try {
            switch (operation(attributes)) {
                case "GetFunction" -> getFunction.take();
                case "Invoke" -> {
                    // No request of the control plane.
                }
                default -> shared.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("interrupted while waiting for the turn of a request", e);
        }
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        if (context.httpResponse().statusCode() == THROTTLED) {
            (operation(attributes).equals("GetFunction") ? getFunction : shared).throttled();
        }
    }

    private static String operation(ExecutionAttributes attributes) {
        return attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    }
}
