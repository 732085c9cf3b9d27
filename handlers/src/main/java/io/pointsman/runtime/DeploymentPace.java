package io.pointsman.runtime;

import java.time.InstantSource;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * How fast CodeDeploy is asked for deployments, or to take them back. With each it reads and moves an alias, by requests of the account's
 * quota for Lambda's control plane, 15 a second; over it a deployment fails (docs/aws-facts.md). How many are under way is no matter.
 */
public final class DeploymentPace implements ExecutionInterceptor {
    /** With up to three requests each, what CodeDeploy's managed policy allows on an alias. The rest is for whoever looks on. */
    private static final double DEPLOYMENTS = 4;

    private final RequestBudget deployments;

    /** @param rest waits until a moment of the clock */
    public DeploymentPace(InstantSource clock, LambdaPace.Rest rest) {
        this(new PacedClock(clock, rest));
    }

    DeploymentPace(PacedClock time) {
        deployments = time.budget(DEPLOYMENTS);
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        switch (attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME)) {
            case "CreateDeployment", "StopDeployment" -> take();
            default -> {
                // Moves no alias.
            }
        }
    }

    private void take() {
        try {
            deployments.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("interrupted while waiting for the turn of a deployment", e);
        }
    }
}
