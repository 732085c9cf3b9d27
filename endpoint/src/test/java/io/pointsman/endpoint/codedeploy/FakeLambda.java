package io.pointsman.endpoint.codedeploy;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Service;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One function with versions 1 to 3 and one alias; records what it is told. */
final class FakeLambda implements Service {
    static final String REQUEST = "request-1";

    String aliasVersion = "1";
    Map<?, ?> weights = Map.of();
    /** So many changes of the alias are one too many. */
    int throttled;

    final List<String> moves = new ArrayList<>();
    final List<String> invoked = new ArrayList<>();

    @Override
    public String signingName() {
        return "lambda";
    }

    @Override
    public Protocol protocol() {
        return Protocol.LAMBDA_REST;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "GetAlias", (input, caller) -> alias(),
                "UpdateAlias", (input, caller) -> update(input),
                "GetFunctionConfiguration", (input, caller) -> version(input.needText("Qualifier")),
                "Invoke", (input, caller) -> invoke(input));
    }

    private JsonObject alias() {
        return JsonObject.of("FunctionVersion", aliasVersion)
                .with("RoutingConfig", JsonObject.of("AdditionalVersionWeights", weights));
    }

    private JsonObject update(JsonObject input) {
        if (throttled > 0) {
            throttled--;
            throw new AwsError(429, "TooManyRequestsException", "Rate exceeded");
        }
        aliasVersion = input.needText("FunctionVersion");
        weights = input.objectOrEmpty("RoutingConfig")
                .objectOrEmpty("AdditionalVersionWeights")
                .members();
        moves.add(aliasVersion + weights);
        return alias();
    }

    private static JsonObject version(String version) {
        if (version.compareTo("3") > 0) {
            throw new AwsError(404, "ResourceNotFoundException", "Function not found: f:" + version);
        }
        return JsonObject.of("Version", version);
    }

    private JsonObject invoke(JsonObject input) {
        invoked.add(new String(input.bytes("Payload").orElseThrow(), java.nio.charset.StandardCharsets.UTF_8));
        return JsonObject.of("StatusCode", 202, "RequestId", REQUEST);
    }
}
