package io.pointsman.actions.rewrite;

import io.pointsman.engine.Job;
import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import io.pointsman.runtime.InputArtifact;
import io.pointsman.settings.Key;
import io.pointsman.settings.Settings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The parameter values that the settings file gives to {@code changeset}, which the rewrite follows and checks before anything is
 * written. More may come from that action's UserParameters, which cannot be seen here.
 */
final class DeploymentValues {
    private static final Key<Optional<String>> CONFIGURATION =
            Key.text("TemplateConfiguration", "file with Parameters").optional();

    /** Each entry from where most is to say, as {@code changeset} deploys them. */
    private static final Key<JsonObject> OVERRIDES = new Key<>(
                    "ParameterOverrides",
                    "{\"type\":\"object\"}",
                    "an object of names and values",
                    "parameter values",
                    Optional.of(JsonObject.empty()),
                    value -> value instanceof Map<?, ?> map ? Optional.of(JsonObject.of(map)) : Optional.empty())
            .laidOver(DeploymentValues::each);

    private DeploymentValues() {}

    static GivenValues of(InputArtifact source, Job job) {
        Settings settings = Settings.glance(
                "changeset",
                List.of(CONFIGURATION, OVERRIDES),
                source.places(job.userParameters()).ofAnother());
        Map<String, String> values = new TreeMap<>();
        settings.get(CONFIGURATION).ifPresent(path -> values.putAll(configuration(source, path)));
        values.putAll(texts(settings.get(OVERRIDES)));
        return new GivenValues(values, "settings file", false);
    }

    private static JsonObject each(JsonObject upper, JsonObject lower) {
        JsonObject all = lower;
        for (Map.Entry<String, ?> one : upper.members().entrySet()) {
            all = all.with(one.getKey(), one.getValue());
        }
        return all;
    }

    private static Map<String, String> configuration(InputArtifact source, String setting) {
        String path = setting.contains("::") ? setting.substring(setting.indexOf("::") + 2) : setting;
        String text = source.text(path)
                .orElseThrow(() -> Refusal.configuration("settings file: TemplateConfiguration names " + path
                        + ", which is not in artifact " + source.artifact().name()));
        try {
            return GivenValues.configuration(text);
        } catch (JsonTrouble e) {
            throw Refusal.configuration("template configuration " + path + ": " + e.getMessage());
        }
    }

    /** Values that are no text are {@code changeset}'s to judge. */
    static Map<String, String> texts(JsonObject json) {
        Map<String, String> texts = new TreeMap<>();
        json.members().forEach((name, value) -> {
            switch (value) {
                case String text -> texts.put(name, text);
                case Boolean flag -> texts.put(name, flag.toString());
                case Long number -> texts.put(name, number.toString());
                case BigDecimal number -> texts.put(name, number.toPlainString());
                case List<?> list ->
                    texts.put(name, list.stream().map(String::valueOf).collect(Collectors.joining(",")));
                case null, default -> {}
            }
        });
        return texts;
    }
}
