package io.pointsman.hooks;

import io.pointsman.runtime.SdkTrouble;
import java.util.Objects;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventStatus;

/** {@link HookedDeployments} by the CodeDeploy API. */
public final class SdkHookedDeployments implements HookedDeployments {
    private final CodeDeployClient codeDeploy;

    public SdkHookedDeployments(CodeDeployClient codeDeploy) {
        this.codeDeploy = codeDeploy;
    }

    @Override
    public Asking find(String deploymentId) {
        DeploymentInfo info = SdkTrouble.asking(
                        "codedeploy:GetDeployment " + deploymentId,
                        () -> codeDeploy.getDeployment(get -> get.deploymentId(deploymentId)))
                .deploymentInfo();
        return new Asking(
                Objects.toString(info.description(), ""), "codeDeployRollback".equals(info.creatorAsString()));
    }

    @Override
    public void answer(String deploymentId, String hookExecutionId, boolean yes) {
        SdkTrouble.asking("codedeploy:PutLifecycleEventHookExecutionStatus of " + deploymentId, () -> {
            try {
                codeDeploy.putLifecycleEventHookExecutionStatus(put -> put.deploymentId(deploymentId)
                        .lifecycleEventHookExecutionId(hookExecutionId)
                        .status(yes ? LifecycleEventStatus.SUCCEEDED : LifecycleEventStatus.FAILED));
                return true;
            } catch (LifecycleEventAlreadyCompletedException e) {
                return false;
            }
        });
    }
}
