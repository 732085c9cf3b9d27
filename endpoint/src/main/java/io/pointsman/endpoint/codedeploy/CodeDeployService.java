package io.pointsman.endpoint.codedeploy;

import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.World;
import java.util.HashMap;
import java.util.Map;

/** AWS CodeDeploy on the Lambda compute platform: one deployment moves one alias from one version to another. */
public final class CodeDeployService implements Service {
    private final Map<String, Operation> operations = new HashMap<>();
    private final Identifiers ids = new Identifiers();
    private final CodeDeployFaults faults = new CodeDeployFaults();

    public CodeDeployService(World world) {
        DeploymentConfigs configs = new DeploymentConfigs(world);
        Applications applications = new Applications(world);
        Revisions revisions = new Revisions(world, applications);
        Deployments deployments = new Deployments(world, applications, revisions, configs, ids, faults);
        configs.addTo(operations);
        applications.addTo(operations);
        new DeploymentGroups(applications, configs).addTo(operations);
        revisions.addTo(operations);
        deployments.addTo(operations);
    }

    /** For samples that name a deployment: the next one that somebody asks for has this id, and its hooks are called with that one. */
    public void expect(String deployment, String hookExecution) {
        ids.expect(deployment, hookExecution);
    }

    /** What goes otherwise than expected; calls over the wire go wrong by {@link World#faults}. */
    public CodeDeployFaults faults() {
        return faults;
    }

    @Override
    public String signingName() {
        return "codedeploy";
    }

    @Override
    public Protocol protocol() {
        return Protocol.JSON;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.copyOf(operations);
    }
}
