package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.endpoint.encoding.Hash;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The update policy {@code CodeDeployLambdaAliasUpdate}: CodeDeploy moves the alias, and the stack waits for it. */
record AliasShift(Wish wish, Made made, Map<String, Object> policy) {
    static Optional<AliasShift> of(Wish wish, Made made) {
        return Optional.of(Values.mapAt(wish.updatePolicy(), "CodeDeployLambdaAliasUpdate"))
                .filter(policy -> !policy.isEmpty())
                .map(policy -> new AliasShift(wish, made, policy));
    }

    Work begin() {
        JsonObject alias = wish.call(
                "lambda",
                "GetAlias",
                JsonObject.of("FunctionName", wish.need("FunctionName"), "Name", wish.need("Name")));
        String current = alias.needText("FunctionVersion");
        if (current.equals(wish.need("FunctionVersion"))) {
            return new Work.Done(made.updated(wish));
        }
        String content = Json.text(appSpec(current));
        JsonObject revision = JsonObject.of(
                "revisionType",
                "AppSpecContent",
                "appSpecContent",
                JsonObject.of("content", content, "sha256", Hash.SHA_256.hex(content)));
        JsonObject input = JsonObject.of(
                "applicationName", Values.textAt(policy, "ApplicationName").orElse(""),
                "deploymentGroupName",
                        Values.textAt(policy, "DeploymentGroupName").orElse(""),
                "revision", revision);
        String id = wish.call("codedeploy", "CreateDeployment", input).needText("deploymentId");
        return follow(id);
    }

    private JsonObject appSpec(String current) {
        JsonObject properties = JsonObject.of(
                "Name", wish.need("FunctionName"),
                "Alias", wish.need("Name"),
                "CurrentVersion", current,
                "TargetVersion", wish.need("FunctionVersion"));
        JsonObject resource = JsonObject.of("Type", "AWS::Lambda::Function", "Properties", properties);
        JsonObject appSpec =
                JsonObject.of("version", new BigDecimal("0.0"), "Resources", List.of(JsonObject.of("Alias", resource)));
        List<JsonObject> hooks = new ArrayList<>();
        List.of("BeforeAllowTraffic", "AfterAllowTraffic")
                .forEach(event ->
                        Values.textAt(policy, event + "Hook").ifPresent(hook -> hooks.add(JsonObject.of(event, hook))));
        return hooks.isEmpty() ? appSpec : appSpec.with("Hooks", hooks);
    }

    private Work follow(String id) {
        JsonObject now = wish.call("codedeploy", "GetDeployment", JsonObject.of("deploymentId", id))
                .objectOrEmpty("deploymentInfo");
        String status = now.needText("status");
        return switch (status) {
            case "Succeeded" -> new Work.Done(made.updated(wish));
            case "Failed", "Stopped" ->
                throw new AwsError(
                        400,
                        "NotStabilized",
                        "CodeDeploy deployment " + id + " " + status + ": "
                                + now.objectOrEmpty("errorInformation")
                                        .text("message")
                                        .orElse("no reason given"));
            default -> new Work.Later(made, () -> follow(id));
        };
    }
}
