package io.pointsman.local.demo;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.codedeploy.model.ApplicationDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.LambdaFunctionInfo;

/** The deployments of the application, read from the endpoint. */
final class Deployments {
    private static final String APPLICATION = "pointsman-" + Installation.STACK;

    private final Aws aws;

    Deployments(Aws aws) {
        this.aws = aws;
    }

    int count() {
        return byFunction().values().stream().mapToInt(List::size).sum();
    }

    /** Function to its deployments, oldest first, as {@code d-ABC 1 -> 2 Succeeded}. */
    Map<String, List<String>> byFunction() {
        Map<String, List<String>> deployments = new TreeMap<>();
        try {
            aws.codeDeploy()
                    .listDeploymentGroups(request -> request.applicationName(APPLICATION))
                    .deploymentGroups()
                    .forEach(group -> of(group).forEach(id -> add(deployments, id)));
        } catch (ApplicationDoesNotExistException e) {
            return Map.of(); // nothing was ever shifted
        }
        return deployments;
    }

    /** Oldest first. */
    private List<String> of(String group) {
        return aws.codeDeploy()
                .listDeployments(request -> request.applicationName(APPLICATION).deploymentGroupName(group))
                .deployments()
                .reversed();
    }

    /** The AppSpec that a deployment was made with. */
    JsonObject appSpec(String deployment) {
        return Json.object(aws.codeDeploy()
                .getDeployment(request -> request.deploymentId(deployment))
                .deploymentInfo()
                .revision()
                .appSpecContent()
                .content());
    }

    private void add(Map<String, List<String>> deployments, String id) {
        LambdaFunctionInfo function = function(id);
        DeploymentInfo info = aws.codeDeploy()
                .getDeployment(request -> request.deploymentId(id))
                .deploymentInfo();
        String rollback = "codeDeployRollback".equals(info.creatorAsString()) ? " (rollback)" : "";
        deployments
                .computeIfAbsent(function.functionName(), name -> new ArrayList<>())
                .add(id + "  " + function.currentVersion() + " -> " + function.targetVersion() + "  "
                        + info.statusAsString() + rollback);
    }

    private LambdaFunctionInfo function(String deployment) {
        String target = aws.codeDeploy()
                .listDeploymentTargets(request -> request.deploymentId(deployment))
                .targetIds()
                .getFirst();
        return aws.codeDeploy()
                .getDeploymentTarget(request -> request.deploymentId(deployment).targetId(target))
                .deploymentTarget()
                .lambdaTarget()
                .lambdaFunctionInfo();
    }
}
