package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.JsonObject;
import java.util.Map;

/** {@code AWS::ApiGateway::Deployment}: a snapshot. The stage that it names itself goes with it. */
final class DeploymentKind implements Kind {
    @Override
    public Work create(Wish wish) {
        JsonObject input = JsonObject.of("restApiId", wish.need("RestApiId")).with("stageName", wish.text("StageName"));
        String id = wish.call("apigateway", "CreateDeployment", input).needText("id");
        return new Work.Done(new Made(id, Map.of("DeploymentId", id), wish.properties()));
    }

    @Override
    public Work update(Wish wish, Made made) {
        return new Work.Done(made.updated(wish));
    }

    @Override
    public Work delete(Wish wish, Made made) {
        JsonObject api = JsonObject.of(
                "restApiId", Values.textAt(made.properties(), "RestApiId").orElse(""));
        Values.textAt(made.properties(), "StageName")
                .map(name -> api.with("stageName", name))
                .ifPresent(stage -> Gone.unless(() -> deleteStage(wish, stage, made.physicalId())));
        Gone.unless(() -> wish.call("apigateway", "DeleteDeployment", api.with("deploymentId", made.physicalId())));
        return new Work.Done(made);
    }

    /** A deployment that took this one's place has the stage now. */
    private static void deleteStage(Wish wish, JsonObject stage, String deployment) {
        String serves = wish.world()
                .call("apigateway", "GetStage", stage)
                .text("deploymentId")
                .orElse("");
        if (serves.equals(deployment)) {
            wish.call("apigateway", "DeleteStage", stage);
        }
    }
}
