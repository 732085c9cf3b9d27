package io.pointsman.settings;

import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Lays the places where a key may be set over one another. */
final class Layers {
    private static final String PARAMETERS = "UserParameters";
    private static final String FILE = "settings file";

    private final String action;
    private final Map<String, Key<?>> known = new LinkedHashMap<>();
    private final Map<String, Given> merged = new LinkedHashMap<>();

    Layers(String action, List<Key<?>> keys) {
        this.action = action;
        keys.forEach(key -> known.put(key.name(), key));
    }

    /** Every key must be known. */
    Map<String, Given> merge(JsonObject userParameters, Optional<JsonObject> file) {
        file.ifPresent(settings -> {
            settings.members().keySet().forEach(this::refuseSlip);
            lay(settings, FILE);
            refuseUnknown(section(settings), FILE + ", " + action);
            lay(section(settings), FILE + ", " + action);
        });
        refuseUnknown(userParameters, PARAMETERS);
        lay(userParameters, PARAMETERS);
        return merged;
    }

    /** Keys that are not known are somebody else's. */
    Map<String, Given> glance(JsonObject userParameters, Optional<JsonObject> file) {
        file.ifPresent(settings -> {
            lay(settings, FILE);
            lay(section(settings), FILE + ", " + action);
        });
        lay(userParameters, PARAMETERS);
        return merged;
    }

    private JsonObject section(JsonObject settings) {
        try {
            return settings.objectOrEmpty(action);
        } catch (JsonTrouble e) {
            throw Refusal.configuration(FILE + ": " + e.getMessage() + " of keys and values");
        }
    }

    private void lay(JsonObject layer, String where) {
        layer.members().forEach((name, value) -> {
            if (known.containsKey(name) && value != null) {
                merged.put(name, new Given(value, where));
            }
        });
    }

    private void refuseUnknown(JsonObject layer, String where) {
        layer.members().keySet().stream()
                .filter(name -> !known.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Refusal.configuration(where + ": " + Shown.name(name) + " is not a key of " + action
                            + meant(name, 2) + "; allowed: " + String.join(", ", new TreeSet<>(known.keySet())));
                });
    }

    /**
     * The top level of the file speaks to every action, so a key that this one does not know may be another's. One letter away
     * from a key of ours it is a slip.
     */
    private void refuseSlip(String name) {
        String meant = meant(name, 1);
        if (!known.containsKey(name) && !meant.isEmpty()) {
            throw Refusal.configuration(FILE + ": " + name + " is not a key" + meant);
        }
    }

    private String meant(String name, int distance) {
        return known.keySet().stream()
                .filter(key -> Distance.between(key, name) <= distance)
                .findFirst()
                .map(key -> " (did you mean " + key + "?)")
                .orElse("");
    }
}
