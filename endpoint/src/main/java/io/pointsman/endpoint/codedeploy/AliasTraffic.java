package io.pointsman.endpoint.codedeploy;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
import java.math.BigDecimal;
import java.util.Map;

/** The alias of one deployment, in Lambda. Its calls count against the account's quota, and throw {@link Throttled} over it. */
final class AliasTraffic {
    private final World world;
    private final AppSpecDocument spec;

    AliasTraffic(World world, AppSpecDocument spec) {
        this.world = world;
        this.spec = spec;
    }

    /** Throws a {@link DeploymentFault} where CodeDeploy would not start: wrong current version, weights, no such version. */
    void check() {
        JsonObject alias = ask("GetAlias", JsonObject.of("FunctionName", spec.function(), "Name", spec.alias()));
        boolean weighted = !alias.objectOrEmpty("RoutingConfig")
                .objectOrEmpty("AdditionalVersionWeights")
                .members()
                .isEmpty();
        if (weighted || !alias.needText("FunctionVersion").equals(spec.current())) {
            throw new DeploymentFault(
                    "INVALID_LAMBDA_CONFIGURATION",
                    AppSpecDocument.INVALID
                            + " The Lambda function alias version does not match the current version in AppSpec file.");
        }
        if (spec.current().equals(spec.target())) {
            throw new DeploymentFault("INVALID_LAMBDA_CONFIGURATION", AppSpecDocument.INVALID);
        }
        ask("GetFunctionConfiguration", JsonObject.of("FunctionName", spec.function(), "Qualifier", spec.target()));
    }

    /** Gives the target version that much of the traffic. */
    void shift(int percent) {
        if (percent >= 100) {
            settle(spec.target());
            return;
        }
        BigDecimal weight = BigDecimal.valueOf(percent).movePointLeft(2);
        update(spec.current(), Map.of(spec.target(), weight));
    }

    /** All traffic to one version. */
    void settle(String version) {
        update(version, Map.of());
    }

    private void update(String version, Map<String, BigDecimal> weights) {
        ask(
                "UpdateAlias",
                JsonObject.of("FunctionName", spec.function(), "Name", spec.alias())
                        .with("FunctionVersion", version)
                        .with("RoutingConfig", JsonObject.of("AdditionalVersionWeights", weights)));
    }

    private JsonObject ask(String operation, JsonObject input) {
        try {
            return world.call("lambda", operation, input);
        } catch (AwsError e) {
            if (e.status() == 429) {
                throw new Throttled(e.said());
            }
            throw new DeploymentFault("INVALID_LAMBDA_FUNCTION", AppSpecDocument.INVALID + " " + e.said());
        }
    }
}
