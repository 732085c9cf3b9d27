package io.pointsman.endpoint.ssm;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.EndpointLimit;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** AWS Systems Manager: Parameter Store alone, without policies, and with secrets that are not encrypted but hidden. */
public final class SsmService implements Service {
    private final World world;
    private final Map<String, StoredParameter> parameters = new TreeMap<>();
    private final Map<String, Operation> operations = Map.of(
            "PutParameter", this::put,
            "GetParameter", this::get,
            "GetParameters", this::getAll,
            "GetParametersByPath", this::byPath,
            "GetParameterHistory", this::history,
            "DescribeParameters", this::describe,
            "LabelParameterVersion", this::label,
            "DeleteParameter", this::delete,
            "DeleteParameters", this::deleteAll);

    public SsmService(World world) {
        this.world = world;
    }

    @Override
    public String signingName() {
        return "ssm";
    }

    @Override
    public Protocol protocol() {
        return Protocol.JSON;
    }

    @Override
    public Map<String, Operation> operations() {
        return operations;
    }

    private JsonObject put(JsonObject input, Caller caller) {
        String name = input.needText("Name");
        PutParameterRules.checkName(name);
        Optional<StoredParameter> there = Optional.ofNullable(parameters.get(name));
        if (there.isPresent() && !input.flag("Overwrite").orElse(false)) {
            throw new AwsError(
                    400,
                    "ParameterAlreadyExists",
                    "The parameter already exists. To overwrite this value, set the overwrite option in the request to"
                            + " true.");
        }
        String type = PutParameterRules.type(input, there.map(StoredParameter::latest));
        String value = input.needText("Value");
        PutParameterRules.checkValue(input, value);
        StoredParameter stored = there.orElseGet(StoredParameter::new);
        long number = stored.next();
        stored.add(new ParameterVersion(
                name, number, type, value, input, world.clock().instant()));
        parameters.put(name, stored);
        return JsonObject.of("Version", number, "Tier", input.text("Tier").orElse("Standard"));
    }

    private String arn(String name) {
        return world.arn("ssm", "parameter" + (name.startsWith("/") ? "" : "/") + name);
    }

    private JsonObject get(JsonObject input, Caller caller) {
        return JsonObject.of("Parameter", one(input.needText("Name"), decrypted(input)));
    }

    private static boolean decrypted(JsonObject input) {
        return input.flag("WithDecryption").orElse(false);
    }

    /** @param asked a name or an ARN, with {@code :version} or {@code :label} perhaps */
    private JsonObject one(String asked, boolean decrypted) {
        String path =
                asked.startsWith("arn:") ? asked.substring(asked.indexOf(":parameter") + ":parameter".length()) : asked;
        int colon = path.indexOf(':');
        String selector = colon < 0 ? "" : path.substring(colon + 1);
        String name = colon < 0 ? path : path.substring(0, colon);
        StoredParameter stored = Optional.ofNullable(parameters.get(name))
                .or(() -> asked.startsWith("arn:")
                        ? Optional.ofNullable(parameters.get(name.substring(1)))
                        : Optional.empty())
                .orElseThrow(SsmErrors::notFound);
        return stored.version(selector)
                .orElseThrow(() -> SsmErrors.versionNotFound(name, selector))
                .shown(arn(stored.latest().name()), decrypted, selector.isEmpty() ? "" : ":" + selector);
    }

    private JsonObject getAll(JsonObject input, Caller caller) {
        List<JsonObject> found = new ArrayList<>();
        List<String> invalid = new ArrayList<>();
        for (String name : input.texts("Names")) {
            try {
                found.add(one(name, decrypted(input)));
            } catch (AwsError absent) {
                invalid.add(name);
            }
        }
        return JsonObject.of("Parameters", found, "InvalidParameters", invalid);
    }

    private JsonObject byPath(JsonObject input, Caller caller) {
        String path = input.needText("Path");
        if (!path.startsWith("/")) {
            throw SsmErrors.invalid(
                    "The parameter doesn't meet the parameter name requirements. The parameter name must begin"
                            + " with a forward slash \"/\".");
        }
        String folder = path.endsWith("/") ? path : path + "/";
        boolean deep = input.flag("Recursive").orElse(false);
        List<JsonObject> found = parameters.keySet().stream()
                .filter(name -> name.startsWith(folder) && (deep || name.indexOf('/', folder.length()) < 0))
                .map(name -> one(name, decrypted(input)))
                .toList();
        return SsmPage.of("Parameters", found, input);
    }

    private JsonObject history(JsonObject input, Caller caller) {
        StoredParameter stored = need(input.needText("Name"));
        List<JsonObject> versions = stored.versions().stream()
                .map(version -> version.history(stored.labels(version.number()), decrypted(input)))
                .toList();
        return SsmPage.of("Parameters", versions, input);
    }

    private JsonObject describe(JsonObject input, Caller caller) {
        List<JsonObject> found = parameters.values().stream()
                .map(StoredParameter::latest)
                .filter(latest -> input.objects("ParameterFilters").stream().allMatch(filter -> fits(latest, filter)))
                .map(latest -> latest.metadata(arn(latest.name())))
                .toList();
        return SsmPage.of("Parameters", found, input);
    }

    private static boolean fits(ParameterVersion latest, JsonObject filter) {
        String option = filter.text("Option").orElse("Equals");
        return switch (filter.needText("Key")) {
            case "Name" ->
                filter.texts("Values").stream().anyMatch(value -> switch (option) {
                    case "BeginsWith" -> latest.name().startsWith(value);
                    case "Contains" -> latest.name().contains(value);
                    default -> latest.name().equals(value);
                });
            case "Type" -> filter.texts("Values").contains(latest.type());
            case String other -> throw EndpointLimit.of("filter " + other + " of DescribeParameters");
        };
    }

    private JsonObject label(JsonObject input, Caller caller) {
        StoredParameter stored = need(input.needText("Name"));
        long version = input.number("ParameterVersion").orElse(stored.latest().number());
        if (stored.version(String.valueOf(version)).isEmpty()) {
            throw SsmErrors.versionNotFound(stored.latest().name(), String.valueOf(version));
        }
        stored.label(version, input.texts("Labels"));
        return JsonObject.of("InvalidLabels", List.of(), "ParameterVersion", version);
    }

    private JsonObject delete(JsonObject input, Caller caller) {
        need(input.needText("Name"));
        parameters.remove(input.needText("Name"));
        return JsonObject.empty();
    }

    private JsonObject deleteAll(JsonObject input, Caller caller) {
        List<String> names = input.texts("Names");
        List<String> there = names.stream().filter(parameters::containsKey).toList();
        there.forEach(parameters::remove);
        return JsonObject.of(
                "DeletedParameters",
                there,
                "InvalidParameters",
                names.stream().filter(name -> !there.contains(name)).toList());
    }

    private StoredParameter need(String name) {
        return Optional.ofNullable(parameters.get(name)).orElseThrow(SsmErrors::notFound);
    }
}
