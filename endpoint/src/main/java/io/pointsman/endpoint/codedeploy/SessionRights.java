package io.pointsman.endpoint.codedeploy;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.open.OpenQuestion;
import io.pointsman.endpoint.session.SessionPolicy;

/**
 * Whether a session may ask something of one deployment. The Service Authorization Reference has no resource for it, so it is judged on
 * {@code *}; CodeDeploy's own guide has the deployment group.
 */
final class SessionRights {
    private final World world;

    SessionRights(World world) {
        this.world = world;
    }

    void check(Caller caller, String operation, Deployment deployment) {
        String action = "codedeploy:" + operation;
        String resource = world.readings().isOtherwise(OpenQuestion.RESOURCE_OF_DEPLOYMENT) ? group(deployment) : "*";
        world.identities()
                .policy(caller)
                .filter(policy -> !allows(policy, action, resource))
                .ifPresent(policy -> {
                    throw new AwsError(
                            400,
                            "AccessDeniedException",
                            "User: " + world.identities().session(caller).orElse("") + " is not authorized to perform: "
                                    + action + " on resource: " + resource + " because no session policy allows the "
                                    + action
                                    + " action");
                });
    }

    private static boolean allows(SessionPolicy policy, String action, String resource) {
        return policy.allows(action, resource);
    }

    private String group(Deployment deployment) {
        Group group = deployment.order().group();
        return world.arn("codedeploy", "deploymentgroup:" + group.application() + "/" + group.name());
    }
}
