package io.pointsman.local.demo;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.local.play.PlayFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.codedeploy.model.ApplicationDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentNotStartedException;
import software.amazon.awssdk.services.codedeploy.model.LambdaFunctionInfo;
import software.amazon.awssdk.services.codedeploy.model.LambdaTarget;
import software.amazon.awssdk.services.codedeploy.model.TrafficRoutingConfig;

/** The deployments of the application, read from the endpoint. */
final class Deployments {
    private final Aws aws;
    private final String application;

    Deployments(Aws aws, String stack) {
        this.aws = aws;
        this.application = "pointsman-" + stack;
    }

    /** Function to its deployments, oldest first, as {@code d-ABC 1 -> 2 Succeeded}. */
    Map<String, List<String>> byFunction() {
        Map<String, List<String>> deployments = new TreeMap<>();
        groups().forEach(group -> of(group).forEach(id -> add(deployments, id)));
        return deployments;
    }

    Set<String> ids() {
        Set<String> ids = new HashSet<>();
        groups().forEach(group -> ids.addAll(of(group)));
        return ids;
    }

    private List<String> groups() {
        try {
            return aws.codeDeploy()
                    .listDeploymentGroups(request -> request.applicationName(application))
                    .deploymentGroups();
        } catch (ApplicationDoesNotExistException e) {
            return List.of(); // nothing was ever shifted
        }
    }

    /** Oldest first. */
    private List<String> of(String group) {
        return aws.codeDeploy()
                .listDeployments(request -> request.applicationName(application).deploymentGroupName(group))
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

    /** What a deployment has done so far; empty before it has started, when CodeDeploy has nothing to tell of it. */
    Optional<Shifted> begun(String deployment) {
        try {
            return Optional.of(shifted(deployment));
        } catch (DeploymentNotStartedException e) {
            return Optional.empty();
        }
    }

    /** What a deployment did, by CodeDeploy's record. */
    Shifted shifted(String deployment) {
        DeploymentInfo info = aws.codeDeploy()
                .getDeployment(request -> request.deploymentId(deployment))
                .deploymentInfo();
        LambdaTarget target = target(deployment);
        LambdaFunctionInfo function = target.lambdaFunctionInfo();
        Map<String, Shifted.Event> events = new HashMap<>();
        target.lifecycleEvents()
                .forEach(event -> events.put(
                        event.lifecycleEventName(),
                        new Shifted.Event(
                                event.statusAsString(),
                                Optional.ofNullable(event.startTime()),
                                Optional.ofNullable(event.endTime()))));
        return new Shifted(
                deployment,
                function.functionName(),
                function.functionAlias(),
                function.currentVersion(),
                function.targetVersion(),
                info.statusAsString(),
                events,
                leastTime(info.deploymentConfigName()));
    }

    /** How long both versions answer under a configuration. */
    private Duration leastTime(String config) {
        TrafficRoutingConfig routing = aws.codeDeploy()
                .getDeploymentConfig(ask -> ask.deploymentConfigName(config))
                .deploymentConfigInfo()
                .trafficRoutingConfig();
        return switch (routing.typeAsString()) {
            case "AllAtOnce" -> Duration.ZERO;
            case "TimeBasedCanary" ->
                Duration.ofMinutes(routing.timeBasedCanary().canaryInterval());
            case "TimeBasedLinear" -> {
                int steps = (99 / routing.timeBasedLinear().linearPercentage());
                yield Duration.ofMinutes(
                        (long) steps * routing.timeBasedLinear().linearInterval());
            }
            case String other -> throw new PlayFailure(config + " moves traffic in a way that is not known: " + other);
        };
    }

    private LambdaFunctionInfo function(String deployment) {
        return target(deployment).lambdaFunctionInfo();
    }

    private LambdaTarget target(String deployment) {
        String target = aws.codeDeploy()
                .listDeploymentTargets(request -> request.deploymentId(deployment))
                .targetIds()
                .getFirst();
        return aws.codeDeploy()
                .getDeploymentTarget(request -> request.deploymentId(deployment).targetId(target))
                .deploymentTarget()
                .lambdaTarget();
    }
}
