package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.Operation;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** To publish, read, list and delete versions of layers. */
final class LayerOperations {
    private final Layers layers;
    private final Runtimes runtimes;
    private final CodeReader code;
    private final Downloads downloads;

    LayerOperations(Layers layers, Runtimes runtimes, CodeReader code, Downloads downloads) {
        this.layers = layers;
        this.runtimes = runtimes;
        this.code = code;
        this.downloads = downloads;
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
        runtimes.checkAll(input.texts("CompatibleRuntimes"));
        Code zip = code.read(input.objectOrEmpty("Content"), caller);
        JsonObject about = JsonObject.of(
                        "Description", input.text("Description").orElse(""))
                .with("LicenseInfo", input.text("LicenseInfo"))
                .with("CompatibleRuntimes", given(input, "CompatibleRuntimes"))
                .with("CompatibleArchitectures", given(input, "CompatibleArchitectures"));
        return detail(name, layers.publish(name, zip, about));
    }

    private static Optional<List<String>> given(JsonObject input, String member) {
        return input.has(member) ? Optional.of(input.texts(member)) : Optional.empty();
    }

    private JsonObject get(JsonObject input) {
        String name = name(input);
        return detail(name, find(name, version(input)).orElseThrow(LayerOperations::missing));
    }

    private static long version(JsonObject input) {
        long number = input.number("VersionNumber").orElse(0L);
        if (number < 1) {
            throw LambdaErrors.invalid("Layer Version Cannot be less than 1");
        }
        return number;
    }

    private JsonObject getByArn(JsonObject input) {
        String arn = input.needText("Arn");
        Layers.Version version = layers.find(arn).orElseThrow(LayerOperations::missing);
        String layer = arn.substring(0, arn.lastIndexOf(':'));
        return detail(layer.substring(layer.lastIndexOf(':') + 1), version);
    }

    private JsonObject list(JsonObject input) {
        input.text("CompatibleRuntime").ifPresent(runtimes::checkOne);
        List<JsonObject> items = versions(name(input)).descendingMap().values().stream()
                .filter(version -> suits(version, input))
                .map(LayerOperations::item)
                .toList();
        return Pages.of("LayerVersions", items, input);
    }

    private JsonObject listLayers(JsonObject input) {
        input.text("CompatibleRuntime").ifPresent(runtimes::checkOne);
        List<JsonObject> items = layers.all().entrySet().stream()
                .flatMap(layer -> layer.getValue().descendingMap().values().stream()
                        .filter(version -> suits(version, input))
                        .findFirst()
                        .map(newest -> JsonObject.of("LayerName", layer.getKey())
                                .with("LayerArn", layers.arn(layer.getKey()))
                                .with("LatestMatchingVersion", item(newest)))
                        .stream())
                .toList();
        return Pages.of("Layers", items, input);
    }

    private static boolean suits(Layers.Version version, JsonObject input) {
        return named(version, "CompatibleRuntimes", input.text("CompatibleRuntime"))
                && named(version, "CompatibleArchitectures", input.text("CompatibleArchitecture"));
    }

    private static boolean named(Layers.Version version, String list, Optional<String> wanted) {
        return wanted.map(version.about().texts(list)::contains).orElse(true);
    }

    /** Functions that have it keep it. */
    private JsonObject delete(JsonObject input) {
        versions(name(input)).remove(version(input));
        return JsonObject.empty();
    }

    private static String name(JsonObject input) {
        String given = input.needText("LayerName");
        return given.contains(":layer:") ? given.substring(given.indexOf(":layer:") + 7) : given;
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
                        "CodeSize", version.code().size())
                .with("Location", downloads.ofLayer(name, version.code()));
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
