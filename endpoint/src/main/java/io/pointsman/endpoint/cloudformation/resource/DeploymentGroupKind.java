package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code AWS::CodeDeploy::DeploymentGroup}. */
final class DeploymentGroupKind implements Kind {
    private static final int NAME = 100;

    @Override
    public Work create(Wish wish) {
        String name = wish.name("DeploymentGroupName", NAME);
        wish.call("codedeploy", "CreateDeploymentGroup", members(wish).with("deploymentGroupName", name));
        return new Work.Done(new Made(name, Map.of(), wish.properties()));
    }

    @Override
    public Work update(Wish wish, Made made) {
        wish.call(
                "codedeploy",
                "UpdateDeploymentGroup",
                members(wish).with("currentDeploymentGroupName", made.physicalId()));
        return new Work.Done(made.updated(wish));
    }

    private static JsonObject members(Wish wish) {
        Map<String, Object> properties = new LinkedHashMap<>(wish.properties());
        properties.remove("Tags");
        properties.remove("DeploymentGroupName");
        return Members.camel(properties);
    }

    @Override
    public Work delete(Wish wish, Made made) {
        JsonObject input = JsonObject.of("deploymentGroupName", made.physicalId())
                .with("applicationName", Values.textAt(made.properties(), "ApplicationName"));
        Gone.unless(() -> wish.call("codedeploy", "DeleteDeploymentGroup", input));
        return new Work.Done(made);
    }
}
