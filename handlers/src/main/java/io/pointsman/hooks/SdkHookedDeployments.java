package io.pointsman.hooks;

import io.pointsman.json.Json;
import io.pointsman.runtime.SdkTrouble;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentNotStartedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTarget;
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
        DeploymentInfo info = info(deploymentId);
        return new Asking(
                Objects.toString(info.description(), ""), "codeDeployRollback".equals(info.creatorAsString()));
    }

    private DeploymentInfo info(String deploymentId) {
        return SdkTrouble.asking(
                        "codedeploy:GetDeployment " + deploymentId,
                        () -> codeDeploy.getDeployment(get -> get.deploymentId(deploymentId)))
                .deploymentInfo();
    }

    /** By its target; where CodeDeploy does not know that yet, by the AppSpec that it was given (docs/aws-facts.md). */
    @Override
    public Optional<Target> target(String deploymentId) {
        return moved(deploymentId).or(() -> ordered(deploymentId));
    }

    private Optional<Target> ordered(String deploymentId) {
        return Optional.ofNullable(info(deploymentId).revision())
                .flatMap(revision -> Optional.ofNullable(revision.appSpecContent()))
                .flatMap(spec -> Optional.ofNullable(spec.content()))
                .flatMap(SdkHookedDeployments::targetOf);
    }

    /** Of an AppSpec as Pointsman writes it. */
    private static Optional<Target> targetOf(String appSpec) {
        return Json.object(appSpec).objects("Resources").stream()
                .flatMap(resource -> resource.members().keySet().stream().map(resource::objectOrEmpty))
                .map(resource -> resource.objectOrEmpty("Properties"))
                .map(moved -> new Target(moved.needText("Name"), moved.needText("TargetVersion")))
                .findFirst();
    }

    private Optional<Target> moved(String deploymentId) {
        return SdkTrouble.asking("codedeploy:BatchGetDeploymentTargets of " + deploymentId, () -> {
            try {
                return targets(deploymentId).stream()
                        .flatMap(target -> Optional.ofNullable(target.lambdaTarget()).stream())
                        .flatMap(target -> Optional.ofNullable(target.lambdaFunctionInfo()).stream())
                        .flatMap(moved -> known(moved.functionName(), moved.targetVersion()).stream())
                        .findFirst();
            } catch (DeploymentNotStartedException e) {
                return Optional.empty();
            }
        });
    }

    /** A target that was just made may not say yet what it moves. */
    private static Optional<Target> known(@Nullable String function, @Nullable String version) {
        return Optional.ofNullable(function)
                .flatMap(name -> Optional.ofNullable(version).map(number -> new Target(name, number)));
    }

    private List<DeploymentTarget> targets(String deploymentId) {
        List<String> ids = codeDeploy
                .listDeploymentTargets(list -> list.deploymentId(deploymentId))
                .targetIds();
        return ids.isEmpty()
                ? List.of()
                : codeDeploy
                        .batchGetDeploymentTargets(
                                get -> get.deploymentId(deploymentId).targetIds(ids))
                        .deploymentTargets();
    }

    @Override
    public void answer(String deploymentId, String hookExecutionId, boolean yes) {
        SdkTrouble.telling("codedeploy:PutLifecycleEventHookExecutionStatus of " + deploymentId, () -> {
            try {
                codeDeploy.putLifecycleEventHookExecutionStatus(put -> put.deploymentId(deploymentId)
                        .lifecycleEventHookExecutionId(hookExecutionId)
                        .status(yes ? LifecycleEventStatus.SUCCEEDED : LifecycleEventStatus.FAILED));
            } catch (LifecycleEventAlreadyCompletedException e) {
                // the deployment went on without this answer
            }
        });
    }
}
