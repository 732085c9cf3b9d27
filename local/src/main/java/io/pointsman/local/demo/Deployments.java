package io.pointsman.local.demo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.codedeploy.model.ApplicationDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;

/** The deployments of the application, read from the endpoint. */
final class Deployments {
    private static final String APPLICATION = "pointsman-" + Installation.STACK;

    private final Aws aws;

    Deployments(Aws aws) {
        this.aws = aws;
    }

    int count() {
        return groups().values().stream().mapToInt(List::size).sum();
    }

    /** Deployment group to its deployments, oldest first, as {@code d-ABC Succeeded}. */
    Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new TreeMap<>();
        try {
            aws.codeDeploy()
                    .listDeploymentGroups(request -> request.applicationName(APPLICATION))
                    .deploymentGroups()
                    .forEach(group -> groups.put(group, of(group)));
        } catch (ApplicationDoesNotExistException e) {
            return Map.of(); // nothing was ever shifted
        }
        return groups;
    }

    private List<String> of(String group) {
        return aws
                .codeDeploy()
                .listDeployments(request -> request.applicationName(APPLICATION).deploymentGroupName(group))
                .deployments()
                .stream()
                .map(id -> aws.codeDeploy()
                        .getDeployment(request -> request.deploymentId(id))
                        .deploymentInfo())
                .map(Deployments::shown)
                .toList()
                .reversed();
    }

    private static String shown(DeploymentInfo info) {
        String rollback = "codeDeployRollback".equals(info.creatorAsString()) ? " (rollback)" : "";
        return info.deploymentId() + " " + info.statusAsString() + rollback;
    }
}
