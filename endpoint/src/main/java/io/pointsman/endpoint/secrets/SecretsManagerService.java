package io.pointsman.endpoint.secrets;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.ListPart;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** AWS Secrets Manager: secrets with versions and stages, without rotation, replicas and encryption. */
public final class SecretsManagerService implements Service {
    private static final long MOST = 100;
    private static final int RECOVERY_DAYS = 30;
    private static final int SUFFIX_CHARS = 6;

    private final World world;
    private final Map<String, Secret> secrets = new TreeMap<>();
    private final Map<String, Operation> operations = Map.ofEntries(
            Map.entry("CreateSecret", this::create),
            Map.entry("PutSecretValue", this::put),
            Map.entry("GetSecretValue", this::get),
            Map.entry("DescribeSecret", (input, caller) -> find(input).shown("VersionIdsToStages")),
            Map.entry("ListSecrets", this::list),
            Map.entry("UpdateSecret", this::update),
            Map.entry("DeleteSecret", this::delete),
            Map.entry("RestoreSecret", this::restore),
            Map.entry("ListSecretVersionIds", this::versions),
            Map.entry(
                    "GetRandomPassword", (input, caller) -> JsonObject.of("RandomPassword", RandomPassword.of(input))));

    public SecretsManagerService(World world) {
        this.world = world;
    }

    @Override
    public String signingName() {
        return "secretsmanager";
    }

    @Override
    public Protocol protocol() {
        return Protocol.JSON;
    }

    @Override
    public Map<String, Operation> operations() {
        return operations;
    }

    private Instant now() {
        return world.clock().instant();
    }

    private JsonObject create(JsonObject input, Caller caller) {
        String name = input.needText("Name");
        if (!name.matches("[a-zA-Z0-9/_+=.@-]{1,512}")) {
            throw SecretErrors.parameter(
                    "Invalid name. Must be a valid name containing alphanumeric characters, or any of the"
                            + " following: -/_+=.@!");
        }
        Optional.ofNullable(secrets.get(name)).ifPresent(there -> {
            throw there.isDeleted()
                    ? SecretErrors.request(
                            "You can't create this secret because a secret with this name is already scheduled"
                                    + " for deletion.")
                    : SecretErrors.exists("The operation failed because the secret " + name + " already exists.");
        });
        String suffix = UUID.randomUUID().toString().replace("-", "").substring(0, SUFFIX_CHARS);
        Secret made = new Secret(name, world.arn("secretsmanager", "secret:" + name + "-" + suffix), input, now());
        secrets.put(name, made);
        return added(made, input, List.of(Secret.CURRENT));
    }

    private JsonObject put(JsonObject input, Caller caller) {
        Secret secret = alive(input);
        if (!SecretVersion.isIn(input)) {
            throw SecretErrors.request("You must provide either SecretString or SecretBinary.");
        }
        List<String> stages = input.texts("VersionStages");
        return added(secret, input, stages.isEmpty() ? List.of(Secret.CURRENT) : stages)
                .with("VersionStages", stages.isEmpty() ? List.of(Secret.CURRENT) : stages);
    }

    /** The version that the input has a value for; the same token with the same value is the same version. */
    private JsonObject added(Secret secret, JsonObject input, List<String> stages) {
        JsonObject answer = JsonObject.of("ARN", secret.arn(), "Name", secret.name());
        if (!SecretVersion.isIn(input)) {
            return answer;
        }
        String token = input.text("ClientRequestToken")
                .orElseGet(() -> UUID.randomUUID().toString());
        SecretVersion made = SecretVersion.of(token, input, now());
        secret.version(token)
                .filter(there -> !there.value().equals(made.value()))
                .ifPresent(other -> {
                    throw SecretErrors.exists("You can't use ClientRequestToken " + token
                            + " because that value is already in use for a version of secret " + secret.arn() + ".");
                });
        if (secret.version(token).isEmpty()) {
            secret.add(made, stages, now());
        }
        return answer.with("VersionId", token);
    }

    private JsonObject get(JsonObject input, Caller caller) {
        Secret secret = alive(input);
        Optional<String> stage = input.text("VersionStage");
        SecretVersion version = input.text("VersionId")
                .map(id -> secret.version(id)
                        .filter(one -> stage.map(one.stages()::contains).orElse(true))
                        .orElseThrow(() -> SecretErrors.noValue("VersionId: " + id)))
                .orElseGet(() -> secret.at(stage.orElse(Secret.CURRENT))
                        .orElseThrow(() -> SecretErrors.noValue("staging label: " + stage.orElse(Secret.CURRENT))));
        return JsonObject.of("ARN", secret.arn(), "Name", secret.name(), "VersionId", version.id())
                .with("SecretString", version.value().text("SecretString"))
                .with("SecretBinary", version.value().bytes("SecretBinary"))
                .with("VersionStages", version.shownStages())
                .with("CreatedDate", version.created());
    }

    private JsonObject list(JsonObject input, Caller caller) {
        boolean all = input.flag("IncludePlannedDeletion").orElse(false);
        return part(
                "SecretList",
                secrets.values().stream()
                        .filter(secret -> all || !secret.isDeleted())
                        .map(secret -> secret.shown("SecretVersionsToStages"))
                        .toList(),
                input);
    }

    private static JsonObject part(String name, List<JsonObject> all, JsonObject input) {
        ListPart<JsonObject> part = ListPart.of(
                all, input.text("NextToken"), input.number("MaxResults").orElse(MOST), SecretErrors::noToken);
        return JsonObject.of(name, part.items()).with("NextToken", part.next());
    }

    private JsonObject update(JsonObject input, Caller caller) {
        Secret secret = alive(input);
        secret.describe(input, now());
        return added(secret, input, List.of(Secret.CURRENT));
    }

    private JsonObject delete(JsonObject input, Caller caller) {
        Secret secret = find(input);
        boolean forced = input.flag("ForceDeleteWithoutRecovery").orElse(false);
        Instant at = forced
                ? now()
                : now().plus(Duration.ofDays(
                        input.number("RecoveryWindowInDays").orElse((long) RECOVERY_DAYS)));
        secret.delete(Optional.of(at));
        if (forced) {
            secrets.remove(secret.name());
        } else {
            world.clock().after(Duration.between(now(), at), () -> expire(secret, at));
        }
        return JsonObject.of("ARN", secret.arn(), "Name", secret.name(), "DeletionDate", at);
    }

    private void expire(Secret secret, Instant at) {
        if (secret.isDeleted() && !now().isBefore(at)) {
            secrets.remove(secret.name(), secret);
        }
    }

    private JsonObject restore(JsonObject input, Caller caller) {
        Secret secret = find(input);
        secret.delete(Optional.empty());
        return JsonObject.of("ARN", secret.arn(), "Name", secret.name());
    }

    private JsonObject versions(JsonObject input, Caller caller) {
        Secret secret = find(input);
        boolean all = input.flag("IncludeDeprecated").orElse(false);
        List<JsonObject> shown = secret.versions().values().stream()
                .filter(version -> all || !version.isDeprecated())
                .map(version -> JsonObject.of(
                        "VersionId",
                        version.id(),
                        "VersionStages",
                        version.shownStages(),
                        "CreatedDate",
                        version.created()))
                .toList();
        return part("Versions", shown, input).with("ARN", secret.arn()).with("Name", secret.name());
    }

    private Secret alive(JsonObject input) {
        Secret secret = find(input);
        if (secret.isDeleted()) {
            throw SecretErrors.request(
                    "You can't perform this operation on the secret because it was marked for deletion.");
        }
        return secret;
    }

    /** By name, by ARN, or by an ARN without its last six characters. */
    private Secret find(JsonObject input) {
        String id = input.needText("SecretId");
        return secrets.values().stream()
                .filter(secret -> id.equals(secret.name())
                        || id.equals(secret.arn())
                        || id.equals(secret.arn().substring(0, secret.arn().length() - SUFFIX_CHARS - 1)))
                .findFirst()
                .orElseThrow(SecretErrors::notFound);
    }
}
