package io.pointsman.actions.shift.plan;

import io.pointsman.actions.shift.ports.Deployment;
import io.pointsman.actions.shift.ports.DeploymentGroupId;
import io.pointsman.actions.shift.ports.Deployments;
import io.pointsman.actions.shift.settings.ShiftRequest;
import io.pointsman.engine.Refusal;
import io.pointsman.release.DeploymentMark;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.Phase;
import io.pointsman.runtime.Parallel;
import java.util.List;

/**
 * Whose deployment group it is that a shift would bring in line and deploy in: its latest deployments say for which stack they were. One
 * in which nothing of Pointsman's was deployed is taken for nobody's.
 */
final class GroupOwners {
    private final Deployments deployments;
    private final ShiftRequest request;

    GroupOwners(Deployments deployments, ShiftRequest request) {
        this.deployments = deployments;
        this.request = request;
    }

    void refuse(List<FunctionDeployment> shifts) {
        if (request.hasOwnApplication()) {
            return;
        }
        Parallel.map(
                shifts.stream()
                        .filter(shift -> shift.is(Phase.PENDING))
                        .map(shift -> request.groupId(shift.id()))
                        .toList(),
                groupId -> {
                    deployments.latest(groupId).forEach(deployment -> refuse(groupId, deployment));
                    return groupId;
                });
    }

    private void refuse(DeploymentGroupId groupId, Deployment deployment) {
        DeploymentMark.stackOf(deployment.description())
                .filter(stack -> !stack.equals(request.stack()))
                .ifPresent(stack -> {
                    throw Refusal.configuration("UserParameters: Application " + groupId.application()
                            + ": its deployment group " + groupId.group() + " is that of stack " + stack
                            + ", for which deployment " + deployment.id() + " was made there, and this is a release of"
                            + " stack " + request.stack() + ", which leaves it as it is; give " + request.stack()
                            + " an Application of its own");
                });
    }
}
