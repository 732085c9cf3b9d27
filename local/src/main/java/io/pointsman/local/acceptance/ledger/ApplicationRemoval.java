package io.pointsman.local.acceptance.ledger;

import io.pointsman.local.play.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.ApplicationDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;

/** An application of CodeDeploy with its deployment groups. */
final class ApplicationRemoval {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final CodeDeployClient codeDeploy;
    private final Watch watch;

    ApplicationRemoval(CodeDeployClient codeDeploy, Watch watch) {
        this.codeDeploy = codeDeploy;
        this.watch = watch;
    }

    /** No deployment is cut off in the middle: it would be nobody's, and go on. */
    boolean remove(String application) {
        try {
            underWay(application).forEach(this::stop);
            watch.await(
                    "the rest of application " + application,
                    LIMIT,
                    () -> Optional.of(true).filter(any -> underWay(application).isEmpty()));
            codeDeploy.deleteApplication(delete -> delete.applicationName(application));
            return true;
        } catch (ApplicationDoesNotExistException e) {
            return false;
        }
    }

    private List<String> underWay(String application) {
        return codeDeploy.listDeploymentGroups(list -> list.applicationName(application)).deploymentGroups().stream()
                .flatMap(group -> codeDeploy
                        .listDeployments(list -> list.applicationName(application)
                                .deploymentGroupName(group)
                                .includeOnlyStatuses(
                                        DeploymentStatus.CREATED,
                                        DeploymentStatus.QUEUED,
                                        DeploymentStatus.IN_PROGRESS))
                        .deployments()
                        .stream())
                .toList();
    }

    private void stop(String deployment) {
        try {
            codeDeploy.stopDeployment(stop -> stop.deploymentId(deployment).autoRollbackEnabled(false));
        } catch (DeploymentAlreadyCompletedException e) {
            return; // it has ended
        }
    }
}
