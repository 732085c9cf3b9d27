package io.pointsman.runtime;

import io.pointsman.alias.ProductionAlias;
import io.pointsman.callers.CallerPolicy;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.release.FunctionSelection;
import io.pointsman.settings.Key;
import io.pointsman.settings.Kind;
import io.pointsman.settings.Places;
import io.pointsman.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which functions are released and which alias customers call: said once, meant the same by every action that asks. */
public final class AliasKeys {
    static final String FUNCTIONS_NAME = "Functions";

    public static final Kind<String> NAME = Kind.matching(
            "(?![0-9]+$)[a-zA-Z0-9_-]{1,128}", "an alias: letters, digits, - and _, not digits alone, 128 at most");

    public static final Key<String> ALIAS = Key.of(
                    "Alias", NAME, "the alias that customers call, AutoPublishAlias in a template of SAM")
            .or(ProductionAlias.USUAL);

    private static final String SCHEMA = Json.text(JsonObject.of(
            "anyOf",
            List.of(
                    Json.object(FunctionSelection.SCHEMA),
                    JsonObject.of("type", "object").with("additionalProperties", JsonObject.of("type", "object")))));

    private static final String ALLOWED =
            "a list of logical ids, where !Name leaves one out, or an object: logical id and"
                    + " what it has of its own, as for shift";

    /** For an action that needs no more of each function than its alias. */
    public static final Key<Functions> FUNCTIONS = new Key<>(
                    FUNCTIONS_NAME,
                    SCHEMA,
                    ALLOWED,
                    "the functions whose alias Pointsman moves, and the Alias of those that have their own; what shift"
                            + " is told",
                    Optional.of(Functions.ALL),
                    AliasKeys::functions)
            .laidOver(Functions::over);

    public static final Key<CallerPolicy> CALLERS = Key.of(
                    "Callers",
                    Kind.oneOf(CallerPolicy.class),
                    "what becomes of a release in whose template somebody calls a function that is shifted by another"
                            + " name than its alias, and so gets new code past the shift")
            .or(CallerPolicy.REFUSE);

    /** What {@code shift} itself refuses is not for another action to refuse. */
    private static final Key<Functions> SHIFTED = new Key<>(
                    FUNCTIONS_NAME,
                    "{}",
                    "see shift",
                    "see shift",
                    Optional.of(Functions.ALL),
                    value -> Optional.of(functions(value).orElse(Functions.ALL)))
            .laidOver(Functions::over);

    private AliasKeys() {}

    /** {@code Functions} for an action that needs nothing of each function: what stands there for {@code shift} is passed over. */
    public static Key<FunctionSelection> selected(String description) {
        return new Key<>(
                        FUNCTIONS_NAME,
                        SCHEMA,
                        ALLOWED,
                        description,
                        Optional.of(FunctionSelection.ALL),
                        value -> functions(value).map(Functions::selection))
                .laidOver(FunctionSelection::over);
    }

    /** @param own aliases by logical id */
    public record Functions(FunctionSelection selection, Map<String, String> own) {
        public static final Functions ALL = new Functions(FunctionSelection.ALL, Map.of());

        Functions over(Functions lower) {
            Map<String, String> all = new LinkedHashMap<>(lower.own);
            all.putAll(own);
            return new Functions(selection.over(lower.selection), all);
        }

        public ProductionAlias with(String alias) {
            return new ProductionAlias(alias, own, selection);
        }
    }

    /**
     * By what the pipeline tells an action itself, then by what its owner tells {@code shift}; after both by what the artifact says, in
     * the same order. The UserParameters of {@code shift} are not known to another action, so a pipeline gives all of them the same.
     *
     * @param action that asks
     */
    public static ProductionAlias production(InputArtifact input, String action, JsonObject userParameters) {
        List<Told> told = told(input, action, userParameters);
        String alias = told.stream()
                .map(Told::settings)
                .filter(settings -> settings.isGiven(ALIAS))
                .findFirst()
                .map(settings -> settings.get(ALIAS))
                .orElse(ProductionAlias.USUAL);
        return functions(told).with(alias);
    }

    /** The same of the functions alone, for an action that has no use for the alias. */
    public static FunctionSelection selection(InputArtifact input, String action, JsonObject userParameters) {
        return functions(told(input, action, userParameters)).selection();
    }

    /**
     * The one that has most to say first. What the artifact says to the action itself is less than what the owner says to {@code
     * shift}: otherwise a section in the artifact would have another alias guarded than the one that is shifted.
     */
    private static List<Told> told(InputArtifact input, String action, JsonObject userParameters) {
        Places all = input.places(userParameters);
        return Stream.of(all.pipelines(), all.artifact())
                .flatMap(places -> Stream.of(
                        new Told(Settings.glance(action, List.of(ALIAS, FUNCTIONS), places), FUNCTIONS),
                        new Told(Settings.glance("shift", List.of(ALIAS, SHIFTED), places.ofAnother()), SHIFTED)))
                .toList();
    }

    private static Functions functions(List<Told> told) {
        return told.stream().map(Told::chosen).reduce(Functions.ALL, Functions::over);
    }

    private record Told(Settings settings, Key<Functions> functions) {
        Functions chosen() {
            return settings.get(functions);
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
