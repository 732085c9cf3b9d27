package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The environment variables of a process: Lambda's, then the function's own. */
final class Surroundings {
    private final World world;

    Surroundings(World world) {
        this.world = world;
    }

    Map<String, String> of(Target target, LogPlace place) {
        Map<String, String> variables = new TreeMap<>();
        variables.put("LANG", "en_US.UTF-8");
        variables.put("TZ", ":UTC");
        variables.put("AWS_REGION", world.region());
        variables.put("AWS_DEFAULT_REGION", world.region());
        variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + target.settings().needText("Runtime"));
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        world.address().ifPresent(uri -> variables.put("AWS_ENDPOINT_URL", uri.toString()));
        speed().ifPresent(times -> variables.put("POINTSMAN_SPEED", times));
        variables.putAll(identity(target));
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", place.group());
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", place.stream());
        variables.putAll(credentials(target));
        variables.putAll(EnvironmentRules.variables(target.settings().objectOrEmpty("Environment")));
        return variables;
    }

    /** For functions that would wait in place: on a fast clock, so much time has passed sooner. Whole numbers only. */
    private Optional<String> speed() {
        long times = (long) world.clock().speed();
        return times > 1 ? Optional.of(String.valueOf(times)) : Optional.empty();
    }

    private static Map<String, String> identity(Target target) {
        String name = target.function().name();
        String version = target.edition().number();
        return Map.of(
                "AWS_LAMBDA_FUNCTION_NAME",
                name,
                "AWS_LAMBDA_FUNCTION_VERSION",
                version,
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                String.valueOf(target.memory()));
    }

    /** The function's name; of one letter it would be too short for STS (docs/aws-facts.md), and what Lambda takes then is not known. */
    private static String session(String function) {
        return function.length() < 2 ? "function-" + function : function;
    }

    /** A session of the function's role. */
    private Map<String, String> credentials(Target target) {
        JsonObject session = world.call(
                        "sts",
                        "AssumeRole",
                        JsonObject.of(
                                "RoleArn",
                                target.settings().needText("Role"),
                                "RoleSessionName",
                                session(target.function().name())))
                .objectOrEmpty("Credentials");
        return Map.of(
                "AWS_ACCESS_KEY_ID", session.needText("AccessKeyId"),
                "AWS_SECRET_ACCESS_KEY", session.needText("SecretAccessKey"),
                "AWS_SESSION_TOKEN", session.needText("SessionToken"));
    }
}
