package io.pointsman.endpoint.cloudcontrol;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.EndpointLimit;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.World;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** AWS Cloud Control API: {@code GetResource} of function URLs, which {@code sam list endpoints} asks for. No other type is here. */
public final class CloudControlService implements Service {
    private static final String URL = "AWS::Lambda::Url";
    private static final Pattern TYPE =
            Pattern.compile("[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}(::MODULE)?");
    private static final List<String> READ = List.of("FunctionArn", "FunctionUrl", "AuthType", "InvokeMode", "Cors");

    private final World world;

    public CloudControlService(World world) {
        this.world = world;
    }

    @Override
    public String signingName() {
        return "cloudcontrolapi";
    }

    @Override
    public Protocol protocol() {
        return Protocol.JSON;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("GetResource", (input, caller) -> get(input));
    }

    private JsonObject get(JsonObject input) {
        String type = input.needText("TypeName");
        String identifier = input.needText("Identifier");
        if (!TYPE.matcher(type).matches()) {
            throw new AwsError(
                    400,
                    "ValidationException",
                    "1 validation error detected: Value '" + type
                            + "' at 'typeName' failed to satisfy constraint: Member"
                            + " must satisfy regular expression pattern: " + TYPE.pattern());
        }
        if (!type.equals(URL)) {
            throw EndpointLimit.of("resources of the type " + type + " in Cloud Control");
        }
        JsonObject resource = JsonObject.of("Identifier", identifier, "Properties", Json.text(url(identifier)));
        return JsonObject.of("TypeName", type, "ResourceDescription", resource);
    }

    /** By the ARN of a function or an alias, which is what names the resource, or by the function's name, which AWS takes as well. */
    private JsonObject url(String identifier) {
        JsonObject found = found(identifier);
        JsonObject properties = JsonObject.empty();
        for (String name : READ) {
            properties =
                    properties.with(name, Optional.ofNullable(found.members().get(name)));
        }
        String arn = found.needText("FunctionArn");
        List<String> parts = List.of(arn.split(":", -1));
        return properties
                .with("TargetFunctionArn", String.join(":", parts.subList(0, 7)))
                .with("Qualifier", parts.size() > 7 ? Optional.of(parts.get(7)) : Optional.empty());
    }

    private JsonObject found(String identifier) {
        try {
            return world.call("lambda", "GetFunctionUrlConfig", JsonObject.of("FunctionName", identifier));
        } catch (AwsError refused) {
            throw refused.code().equals("ResourceNotFoundException") ? missing(refused) : refused;
        }
    }

    /** As the handlers of resource types answer: what the service said, and the handler's code. */
    private static AwsError missing(AwsError refused) {
        return new AwsError(
                400,
                "ResourceNotFoundException",
                URL + " Handler returned status FAILED: " + refused.said()
                        + " (HandlerErrorCode: NotFound, RequestToken: " + UUID.randomUUID() + ")");
    }
}
