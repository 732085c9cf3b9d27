package io.pointsman.runtime;

import io.pointsman.alias.ProductionAlias;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.release.FunctionSelection;
import io.pointsman.settings.Key;
import io.pointsman.settings.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which functions are released and which alias customers call: said once, meant the same by every action that asks. */
public final class AliasKeys {
    public static final Kind<String> NAME = Kind.matching(
            "(?![0-9]+$)[a-zA-Z0-9_-]{1,128}", "an alias: letters, digits, - and _, not digits alone, 128 at most");

    public static final Key<String> ALIAS = Key.of(
                    "Alias", NAME, "the alias that customers call, AutoPublishAlias in a template of SAM")
            .or(ProductionAlias.USUAL);

    /** For an action that needs no more of each function than its alias. */
    public static final Key<Functions> FUNCTIONS = new Key<>(
            "Functions",
            Json.text(JsonObject.of(
                    "anyOf",
                    List.of(
                            Json.object(FunctionSelection.SCHEMA),
                            JsonObject.of("type", "object")
                                    .with("additionalProperties", JsonObject.of("type", "object"))))),
            "a list of logical ids, where !Name leaves one out, or an object: logical id and what it has of its own, as"
                    + " for shift",
            "the functions whose alias Pointsman moves, and the Alias of those that have their own; what shift is told",
            Optional.of(Functions.ALL),
            AliasKeys::functions);

    private AliasKeys() {}

    /** @param own aliases by logical id */
    public record Functions(FunctionSelection selection, Map<String, String> own) {
        public static final Functions ALL = new Functions(FunctionSelection.ALL, Map.of());

        public ProductionAlias with(String alias) {
            return new ProductionAlias(alias, own, selection);
        }
    }

    private static Optional<Functions> functions(Object value) {
        return switch (value) {
            case JsonObject object -> each(object.members());
            case Map<?, ?> map -> each(map);
            default -> FunctionSelection.read(value).map(selection -> new Functions(selection, Map.of()));
        };
    }

    /** An object selects nothing but that {@code !Name} leaves one out, as for {@code shift}. */
    private static Optional<Functions> each(Map<?, ?> map) {
        Map<String, String> own = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = String.valueOf(entry.getKey());
            if (!(entry.getValue() instanceof Map<?, ?> settings)) {
                return Optional.empty();
            }
            Object alias = settings.get("Alias");
            if (alias != null && NAME.read().apply(alias).isEmpty()) {
                return Optional.empty();
            }
            if (alias != null && !name.startsWith("!")) {
                own.put(name, alias.toString());
            }
        }
        List<String> excluded = map.keySet().stream()
                .map(String::valueOf)
                .filter(name -> name.startsWith("!"))
                .toList();
        return FunctionSelection.read(List.copyOf(map.keySet()))
                .flatMap(legal -> FunctionSelection.read(excluded))
                .map(selection -> new Functions(selection, own));
    }
}
