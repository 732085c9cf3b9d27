package io.pointsman.endpoint.sts;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.EndpointLimit;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.session.SessionPolicy;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** AWS STS. A role that is assumed may do everything, or what the policy of its session says: the endpoint keeps no other. */
public final class StsService implements Service {
    private static final Pattern ROLE = Pattern.compile("arn:aws[\\w-]*:iam::(\\d{12}):role/(?:.*/)?([\\w+=,.@-]+)");

    private final World world;
    private final Map<String, Operation> operations = Map.of(
            "GetCallerIdentity", this::callerIdentity,
            "AssumeRole", this::assumeRole,
            "GetSessionToken", this::sessionToken);

    public StsService(World world) {
        this.world = world;
    }

    @Override
    public String signingName() {
        return "sts";
    }

    @Override
    public Protocol protocol() {
        return Protocol.QUERY;
    }

    @Override
    public Map<String, Operation> operations() {
        return operations;
    }

    private JsonObject callerIdentity(JsonObject input, Caller caller) {
        String arn = world.identities().session(caller).orElse(root());
        return JsonObject.of("UserId", caller.accessKeyId(), "Account", world.account(), "Arn", arn);
    }

    private JsonObject assumeRole(JsonObject input, Caller caller) {
        String session = input.needText("RoleSessionName");
        Matcher role = ROLE.matcher(input.needText("RoleArn"));
        if (!role.matches()) {
            throw new AwsError(400, "ValidationError", input.needText("RoleArn") + " is invalid");
        }
        String arn = "arn:aws:sts::" + role.group(1) + ":assumed-role/" + role.group(2) + "/" + session;
        JsonObject credentials = credentials(input, arn);
        input.text("Policy").ifPresent(policy -> narrow(credentials.needText("AccessKeyId"), policy));
        String id = "AROA" + credentials.needText("AccessKeyId").substring(4) + ":" + session;
        return JsonObject.of(
                "Credentials", credentials, "AssumedRoleUser", JsonObject.of("AssumedRoleId", id, "Arn", arn));
    }

    private void narrow(String key, String policy) {
        try {
            world.identities().policy(key, SessionPolicy.of(Json.object(policy)));
        } catch (IllegalArgumentException e) {
            throw EndpointLimit.of("session policies with " + e.getMessage());
        }
    }

    private JsonObject sessionToken(JsonObject input, Caller caller) {
        return JsonObject.of("Credentials", credentials(input, root()));
    }

    private String root() {
        return "arn:aws:iam::" + world.account() + ":root";
    }

    private JsonObject credentials(JsonObject input, String arn) {
        String key = "ASIA" + random().substring(0, 16).toUpperCase(Locale.ROOT);
        world.identities().session(key, arn);
        long seconds = input.text("DurationSeconds").map(Long::parseLong).orElse(3_600L);
        return JsonObject.of(
                "AccessKeyId",
                key,
                "SecretAccessKey",
                random(),
                "SessionToken",
                random() + random(),
                "Expiration",
                world.clock().instant().plus(Duration.ofSeconds(seconds)));
    }

    private static String random() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
