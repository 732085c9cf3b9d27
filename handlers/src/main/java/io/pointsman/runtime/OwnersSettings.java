package io.pointsman.runtime;

import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import io.pointsman.settings.Key;
import io.pointsman.settings.Places;
import io.pointsman.settings.Settings;
import io.pointsman.settings.SettingsText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the owner of a pipeline has written down for a stack in the release bucket, where whoever can push cannot write.
 *
 * @param uri {@code s3://BUCKET/settings/STACK.yaml}
 */
public record OwnersSettings(String uri, JsonObject settings) {
    /** A {@code Refusal} where a section leaves something to the artifact, whose file is one for all actions. */
    public OwnersSettings {
        String key = CommonKeys.ARTIFACT_MAY.name();
        for (String action : SettingsNames.ACTIONS) {
            if (settings.members().get(action) instanceof Map<?, ?> section && section.get(key) != null) {
                throw Refusal.configuration(uri + ": " + action + "." + key
                        + " is said to one action, and the artifact has one settings file for all. Put " + key
                        + " at the top level, or into the action's UserParameters");
            }
        }
    }

    /** Where it lies for a stack, in the release bucket. */
    public static String key(String stack) {
        return "settings/" + stack + ".yaml";
    }

    /** A {@code Refusal} where the text is no settings file. */
    public static OwnersSettings parse(String uri, String text) {
        return new OwnersSettings(uri, SettingsText.parse(uri, text));
    }

    /**
     * A {@code Refusal} for what an action would refuse: a key that is none, a value that is not allowed. What keys say together is
     * judged by the actions alone.
     *
     * @param actions their own keys, by the names of the actions
     */
    public void check(Map<String, List<Key<?>>> actions) {
        Places places = new Places(JsonObject.empty(), Optional.of(settings), Optional.empty());
        actions.forEach((action, own) -> Settings.of(
                action, Stream.concat(CommonKeys.ALL.stream(), own.stream()).toList(), SettingsNames.ALL, places));
    }
}
