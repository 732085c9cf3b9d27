package io.pointsman.local.operator.deed;

import io.pointsman.runtime.SdkTrouble;
import java.util.function.Consumer;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.DeploymentAlreadyCompletedException;

/** Stops a deployment, and has CodeDeploy bring its alias back. One that has ended meanwhile is left alone. */
public final class DeploymentStop implements Consumer<String> {
    private final CodeDeployClient codeDeploy;

    public DeploymentStop(CodeDeployClient codeDeploy) {
        this.codeDeploy = codeDeploy;
    }

    @Override
    public void accept(String id) {
        SdkTrouble.telling("codedeploy:StopDeployment of " + id, () -> {
            try {
                codeDeploy.stopDeployment(stop -> stop.deploymentId(id).autoRollbackEnabled(true));
            } catch (DeploymentAlreadyCompletedException endedMeanwhile) {
                // the next look at the run says how
            }
        });
    }
}
