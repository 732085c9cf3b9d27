package io.pointsman.local.aws.lambda;

import io.pointsman.json.JsonObject;
import io.pointsman.local.aws.Caller;
import io.pointsman.local.aws.Operation;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** To publish, read, list and delete versions of layers. */
final class LayerOperations {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9-_]{1,140}");

    private final Layers layers;
    private final CodeReader code;

    LayerOperations(Layers layers, CodeReader code) {
        this.layers = layers;
        this.code = code;
    }

    Map<String, Operation> table() {
        return Map.of(
                "PublishLayerVersion", this::publish,
                "GetLayerVersion", (input, caller) -> get(input),
                "GetLayerVersionByArn", (input, caller) -> getByArn(input),
                "ListLayerVersions", (input, caller) -> list(input),
                "ListLayers", (input, caller) -> listLayers(input),
                "DeleteLayerVersion", (input, caller) -> delete(input));
    }

    private JsonObject publish(JsonObject input, Caller caller) {
        String name = name(input);
        Code zip = code.read(input.objectOrEmpty("Content"), caller);
        JsonObject about = JsonObject.of(
                        "Description", input.text("Description").orElse(""))
                .with("LicenseInfo", input.text("LicenseInfo"))
                .with("CompatibleRuntimes", input.texts("CompatibleRuntimes"))
                .with("CompatibleArchitectures", input.texts("CompatibleArchitectures"));
        return detail(name, layers.publish(name, zip, about));
    }

    private JsonObject get(JsonObject input) {
        String name = name(input);
        long number = input.number("VersionNumber").orElse(0L);
        return detail(name, find(name, number).orElseThrow(LayerOperations::missing));
    }

    private JsonObject getByArn(JsonObject input) {
        String arn = Constraint.required(input, "Arn");
        Layers.Version version = layers.find(arn).orElseThrow(LayerOperations::missing);
        String layer = arn.substring(0, arn.lastIndexOf(':'));
        return detail(layer.substring(layer.lastIndexOf(':') + 1), version);
    }

    private JsonObject list(JsonObject input) {
        List<JsonObject> items = versions(name(input)).descendingMap().values().stream()
                .map(LayerOperations::item)
                .toList();
        return Pages.of("LayerVersions", items, input);
    }

    private JsonObject listLayers(JsonObject input) {
        List<JsonObject> items = layers.all().entrySet().stream()
                .filter(layer -> !layer.getValue().isEmpty())
                .map(layer -> JsonObject.of("LayerName", layer.getKey(), "LayerArn", layers.arn(layer.getKey()))
                        .with(
                                "LatestMatchingVersion",
                                item(layer.getValue().lastEntry().getValue())))
                .toList();
        return Pages.of("Layers", items, input);
    }

    /** Functions that have it keep it, as in AWS; here they lose its files with their next process. */
    private JsonObject delete(JsonObject input) {
        versions(name(input)).remove(input.number("VersionNumber").orElse(0L));
        return JsonObject.empty();
    }

    private static String name(JsonObject input) {
        String given = Constraint.required(input, "LayerName");
        String name = given.contains(":layer:") ? given.substring(given.indexOf(":layer:") + 7) : given;
        return Constraint.matching("LayerName", name, NAME);
    }

    private Optional<Layers.Version> find(String name, long number) {
        return Optional.ofNullable(versions(name).get(number));
    }

    private NavigableMap<Long, Layers.Version> versions(String name) {
        return layers.all().getOrDefault(name, new TreeMap<>());
    }

    private JsonObject detail(String name, Layers.Version version) {
        JsonObject content = JsonObject.of(
                "CodeSha256", version.code().sha256(),
                "CodeSize", version.code().size());
        return item(version).with("LayerArn", layers.arn(name)).with("Content", content);
    }

    private static JsonObject item(Layers.Version version) {
        JsonObject item = JsonObject.of("LayerVersionArn", version.arn(), "Version", version.number());
        for (var member : version.about().members().entrySet()) {
            item = item.with(member.getKey(), member.getValue());
        }
        return item.with("CreatedDate", Described.time(version.created()));
    }

    private static RuntimeException missing() {
        return LambdaErrors.notFound("The resource you requested does not exist.");
    }
}
