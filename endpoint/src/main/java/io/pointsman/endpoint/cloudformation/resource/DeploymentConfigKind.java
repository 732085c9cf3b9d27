package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.json.JsonObject;
import java.util.Map;

/** {@code AWS::CodeDeploy::DeploymentConfig}. */
final class DeploymentConfigKind implements Kind {
    private static final int NAME = 100;

    @Override
    public Work create(Wish wish) {
        String name = wish.name("DeploymentConfigName", NAME);
        wish.call(
                "codedeploy",
                "CreateDeploymentConfig",
                Members.camel(wish.properties()).with("deploymentConfigName", name));
        return new Work.Done(new Made(name, Map.of(), wish.properties()));
    }

    @Override
    public Work update(Wish wish, Made made) {
        return new Work.Done(made.updated(wish));
    }

    @Override
    public Work delete(Wish wish, Made made) {
        Gone.unless(() -> wish.call(
                "codedeploy", "DeleteDeploymentConfig", JsonObject.of("deploymentConfigName", made.physicalId())));
        return new Work.Done(made);
    }
}
