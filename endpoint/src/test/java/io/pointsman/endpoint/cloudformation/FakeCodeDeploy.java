package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Service;
import io.pointsman.json.JsonObject;
import java.util.Map;

/** CodeDeploy as CloudFormation sees it: one deployment whose status the test sets. */
final class FakeCodeDeploy implements Service {
    String status = "InProgress";
    String appSpec = "";

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
        return Map.of(
                "CreateApplication", (input, caller) -> JsonObject.empty(),
                "CreateDeploymentGroup", (input, caller) -> JsonObject.empty(),
                "CreateDeployment", (input, caller) -> create(input),
                "GetDeployment", (input, caller) -> get());
    }

    private JsonObject create(JsonObject input) {
        appSpec =
                input.objectOrEmpty("revision").objectOrEmpty("appSpecContent").needText("content");
        return JsonObject.of("deploymentId", "d-1");
    }

    private JsonObject get() {
        JsonObject error = JsonObject.of("message", "a hook said no");
        return JsonObject.of("deploymentInfo", JsonObject.of("status", status, "errorInformation", error));
    }
}
