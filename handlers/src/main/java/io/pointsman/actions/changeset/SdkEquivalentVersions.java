package io.pointsman.actions.changeset;

import io.pointsman.engine.Refusal;
import io.pointsman.runtime.SdkTrouble;
import java.util.function.Supplier;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.State;

/** By GetFunctionConfiguration of both: everything counts but what names the version and how it came about. */
final class SdkEquivalentVersions implements EquivalentVersions {
    private final Supplier<LambdaClient> client;

    SdkEquivalentVersions(Supplier<LambdaClient> client) {
        this.client = client;
    }

    @Override
    public boolean isLatest(String function, String version) {
        try {
            return SdkTrouble.asking("lambda:GetFunctionConfiguration of " + function, () -> {
                try {
                    return isLatest(
                            client.get().getFunctionConfiguration(get -> get.functionName(function)),
                            client.get()
                                    .getFunctionConfiguration(
                                            get -> get.functionName(function).qualifier(version)));
                } catch (ResourceNotFoundException e) {
                    return false;
                }
            });
        } catch (Refusal e) {
            return false; // the guard's own verdict stands, with its ways out
        }
    }

    private static boolean isLatest(GetFunctionConfigurationResponse latest, GetFunctionConfigurationResponse version) {
        boolean atRest = latest.state() != State.PENDING
                && latest.state() != State.FAILED
                && latest.lastUpdateStatus() != LastUpdateStatus.IN_PROGRESS
                && latest.lastUpdateStatus() != LastUpdateStatus.FAILED;
        return atRest && content(latest).equalsBySdkFields(content(version));
    }

    private static GetFunctionConfigurationResponse content(GetFunctionConfigurationResponse one) {
        GetFunctionConfigurationResponse.Builder content = one.toBuilder()
                .functionArn(null)
                .version(null)
                .revisionId(null)
                .description(null)
                .configSha256(null) // over the description as well
                .lastModified(null)
                .state((String) null)
                .stateReason(null)
                .stateReasonCode((String) null)
                .lastUpdateStatus((String) null)
                .lastUpdateStatusReason(null)
                .lastUpdateStatusReasonCode((String) null);
        if (one.snapStart() != null) {
            content.snapStart(one.snapStart().toBuilder()
                    .optimizationStatus((String) null)
                    .build());
        }
        return content.build();
    }
}
