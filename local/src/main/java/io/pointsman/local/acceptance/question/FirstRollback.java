package io.pointsman.local.acceptance.question;

import io.pointsman.local.acceptance.scene.RunContext;
import io.pointsman.local.acceptance.scene.Shop;
import io.pointsman.local.play.PlayFailure;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;

/** The first shift of the run was stopped by an alarm: what CodeDeploy made of that deployment. */
final class FirstRollback {
    private final RunContext stage;

    FirstRollback(RunContext stage) {
        this.stage = stage;
    }

    String answer() {
        List<DeploymentInfo> all = Shop.deployments(stage).stream()
                .map(id -> stage.aws()
                        .codeDeploy()
                        .getDeployment(get -> get.deploymentId(id))
                        .deploymentInfo())
                .sorted(Comparator.comparing(DeploymentInfo::createTime))
                .toList();
        DeploymentInfo first = all.stream()
                .findFirst()
                .filter(one -> one.status() != DeploymentStatus.SUCCEEDED)
                .orElseThrow(() -> new PlayFailure("the run has no first deployment that failed"));
        return rollback(first, all)
                .map(id -> "yes: it made one")
                .orElse("no: it made none, and left to others what had moved");
    }

    private static Optional<String> rollback(DeploymentInfo failed, List<DeploymentInfo> all) {
        return all.stream()
                .filter(one -> one.rollbackInfo() != null)
                .filter(one -> failed.deploymentId().equals(one.rollbackInfo().rollbackTriggeringDeploymentId()))
                .map(DeploymentInfo::deploymentId)
                .findFirst();
    }
}
