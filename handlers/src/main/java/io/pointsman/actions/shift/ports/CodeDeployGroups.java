package io.pointsman.actions.shift.ports;

import java.util.List;
import java.util.Optional;

/** Applications, deployment configurations and deployment groups, in CodeDeploy. Every method may be repeated. */
public interface CodeDeployGroups {
    /** Makes the application where it is absent; a {@code Refusal} when there is one of another compute platform. */
    void application(String name);

    /** The routing of a configuration for Lambda; empty when there is none of that name. */
    Optional<Routing> config(String name);

    /** One of that name that somebody made in between is fine. */
    void createConfig(String name, Routing routing);

    /** The names of the groups of an application; none where there is no such application. */
    List<String> names(String application);

    Optional<Group> group(DeploymentGroupId groupId);

    /** One of that name that somebody made in between is fine. */
    void createGroup(DeploymentGroupId groupId, Group group);

    void updateGroup(DeploymentGroupId groupId, Group group);

    /**
     * How a deployment group is set up.
     *
     * @param rollbackEvents what CodeDeploy rolls back on, in the API's words, sorted
     * @param alarms their names, sorted
     */
    record Group(String serviceRoleArn, String config, List<String> rollbackEvents, List<String> alarms) {
        public static final List<String> EVERY_EVENT =
                List.of("DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST");
    }
}
