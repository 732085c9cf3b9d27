package io.pointsman.settings;

import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a user set for one action: UserParameters, then the action's section of the settings file, then the file's top level,
 * then each key's default. Made once, checked whole: an unknown key or a value that is not allowed is a {@link Refusal} that
 * names the key, what was given, what is allowed and, for a likely slip, the key that was meant.
 */
public final class Settings {
    private final Map<String, Given> given;

    private Settings(Map<String, Given> given) {
        this.given = Map.copyOf(given);
    }

    /**
     * @param keys every key that the action knows
     * @param elsewhere what the top level of the file may hold for other actions: their keys, and the names of their sections
     * @param userParameters as the job gave them
     * @param file the settings file of the input artifact, where there is one
     */
    public static Settings of(
            String action,
            List<Key<?>> keys,
            Set<String> elsewhere,
            JsonObject userParameters,
            Optional<JsonObject> file) {
        Settings settings = new Settings(new Layers(action, keys, elsewhere).merge(userParameters, file));
        keys.stream().filter(settings::isGiven).forEach(settings::get);
        return settings;
    }

    /** An object of keys that stands alone. */
    public static Settings of(String what, List<Key<?>> keys, JsonObject object) {
        return of(what, keys, Set.of(), object, Optional.empty());
    }

    /** Some keys only, before the action that knows the others is there. */
    public static Settings glance(
            String action, List<Key<?>> keys, JsonObject userParameters, Optional<JsonObject> file) {
        return new Settings(new Layers(action, keys, Set.of()).glance(userParameters, file));
    }

    /** Whether the user set this key anywhere. */
    public boolean isGiven(Key<?> key) {
        return given.containsKey(key.name());
    }

    /** The value of a key, or its default; a {@link Refusal} when it is required and absent, or not allowed. */
    public <T> T get(Key<T> key) {
        Given found = given.get(key.name());
        if (found == null) {
            return key.fallback()
                    .orElseThrow(() -> Refusal.configuration(
                            "UserParameters: " + key.name() + " is required; " + key.description()));
        }
        return key.read()
                .apply(found.value())
                .orElseThrow(() -> Refusal.configuration(found.where() + ": " + key.name() + " must be " + key.allowed()
                        + ", not " + Shown.of(found.value())));
    }
}
