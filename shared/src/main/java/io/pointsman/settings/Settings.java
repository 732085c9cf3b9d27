package io.pointsman.settings;

import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was set for one action: UserParameters, then the owner's settings file, then the artifact's; of a file the action's section,
 * then the top level; then each key's default. Made once, checked whole: an unknown key or a value that is not allowed is a {@link Refusal} that
 * names the key, what was given, what is allowed and, for a likely slip, the key that was meant.
 */
public final class Settings {
    private final Map<String, List<Given>> given;

    private Settings(Map<String, List<Given>> given) {
        this.given = Map.copyOf(given);
    }

    /**
     * @param keys every key that the action knows
     * @param elsewhere what the top level of a file may hold for other actions: their keys, and the names of their sections
     */
    public static Settings of(String action, List<Key<?>> keys, Set<String> elsewhere, Places places) {
        Settings settings = new Settings(new Layers(action, keys, elsewhere).merge(places));
        keys.stream().filter(settings::isGiven).forEach(settings::get);
        return settings;
    }

    /** An object of keys that stands alone. */
    public static Settings of(String what, List<Key<?>> keys, JsonObject object) {
        return of(what, keys, Set.of(), Places.of(object));
    }

    /** Some keys only, before the action that knows the others is there. */
    public static Settings glance(String action, List<Key<?>> keys, Places places) {
        return new Settings(new Layers(action, keys, Set.of()).glance(places));
    }

    /** Whether the user set this key anywhere. */
    public boolean isGiven(Key<?> key) {
        return given.containsKey(key.name());
    }

    /** The value of a key, or its default; a {@link Refusal} when it is required and absent, or not allowed. */
    public <T> T get(Key<T> key) {
        return given.getOrDefault(key.name(), List.of()).stream()
                .map(one -> read(key, one))
                .reduce(key.over())
                .or(key::fallback)
                .orElseThrow(() ->
                        Refusal.configuration("UserParameters: " + key.name() + " is required; " + key.description()));
    }

    private static <T> T read(Key<T> key, Given given) {
        return key.read()
                .apply(given.value())
                .orElseThrow(() -> Refusal.configuration(given.where() + ": " + key.name() + " must be " + key.allowed()
                        + ", not " + Shown.of(given.value())));
    }
}
