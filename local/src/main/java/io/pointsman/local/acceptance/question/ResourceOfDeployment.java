package io.pointsman.local.acceptance.question;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.local.acceptance.ground.AccountClients;
import io.pointsman.local.acceptance.scene.RunContext;
import io.pointsman.local.acceptance.scene.Shop;
import io.pointsman.local.play.PlayFailure;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.codedeploy.model.CodeDeployException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * Asks both operations in a session that may use them on the deployment group alone. A session that may use them on {@code *} is asked
 * before: where that is not let in, either, something else says no.
 */
final class ResourceOfDeployment {
    private static final Set<String> DENIED = Set.of("AccessDenied", "AccessDeniedException");

    private final RunContext stage;
    private final String role;

    /** @param role that may use both on {@code *}, and that the user may assume */
    ResourceOfDeployment(RunContext stage, String role) {
        this.stage = stage;
        this.role = role;
    }

    String answer() {
        String id = Shop.deployments(stage).stream()
                .findFirst()
                .orElseThrow(() -> new PlayFailure("there is no deployment"));
        DeploymentInfo deployment = stage.aws()
                .codeDeploy()
                .getDeployment(get -> get.deploymentId(id))
                .deploymentInfo();
        Allowed everywhere = in("*", id);
        PlayFailure.unless(
                everywhere.target() && everywhere.stop(), "a session that may do it on * is refused: " + everywhere);
        Allowed group = in(arn(deployment), id);
        return "GetDeploymentTarget: " + word(group.target()) + "; StopDeployment: " + word(group.stop());
    }

    private static String word(boolean allowed) {
        return allowed
                ? "on the deployment group, as CodeDeploy's guide has it"
                : "on *, as the Service Authorization Reference has it";
    }

    private record Allowed(boolean target, boolean stop) {}

    private String arn(DeploymentInfo deployment) {
        String[] parts = role.split(":", 6); // arn:PARTITION:iam::ACCOUNT:role/...
        return "arn:" + parts[1] + ":codedeploy:" + stage.reach().region() + ":" + parts[4] + ":deploymentgroup:"
                + deployment.applicationName() + "/" + deployment.deploymentGroupName();
    }

    private Allowed in(String resource, String deployment) {
        JsonObject statement = JsonObject.of(
                "Effect",
                "Allow",
                "Action",
                List.of("codedeploy:GetDeploymentTarget", "codedeploy:StopDeployment"),
                "Resource",
                List.of(resource));
        String policy = Json.text(JsonObject.of("Version", "2012-10-17", "Statement", List.of(statement)));
        Credentials session = stage.aws()
                .sts()
                .assumeRole(assume ->
                        assume.roleArn(role).roleSessionName("acceptance").policy(policy))
                .credentials();
        String target = stage.aws()
                .codeDeploy()
                .listDeploymentTargets(list -> list.deploymentId(deployment))
                .targetIds()
                .getFirst();
        try (AccountClients narrow = stage.reach().clients(session)) {
            return new Allowed(
                    isAllowed(() -> narrow.codeDeploy()
                            .getDeploymentTarget(
                                    get -> get.deploymentId(deployment).targetId(target))),
                    isAllowed(() -> narrow.codeDeploy().stopDeployment(stop -> stop.deploymentId(deployment))));
        }
    }

    private static boolean isAllowed(Runnable call) {
        try {
            call.run();
            return true;
        } catch (DeploymentAlreadyCompletedException e) {
            return true; // IAM let it in
        } catch (CodeDeployException e) {
            if (DENIED.contains(e.awsErrorDetails().errorCode())) {
                return false;
            }
            throw e;
        }
    }
}
