package io.pointsman.settings;

import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Lays the places where a key may be set over one another. */
final class Layers {
    private static final String PARAMETERS = "UserParameters";
    private static final String OWNERS = "settings file of the release bucket";
    private static final String FILE = "settings file";

    private final String action;
    private final Set<String> elsewhere;
    private final Map<String, Key<?>> known = new LinkedHashMap<>();
    private final Map<String, List<Given>> merged = new LinkedHashMap<>();

    /** @param elsewhere what the top level of the file may hold for other actions: their keys, and the names of their sections */
    Layers(String action, List<Key<?>> keys, Set<String> elsewhere) {
        this.action = action;
        this.elsewhere = elsewhere;
        keys.forEach(key -> known.put(key.name(), key));
    }

    /**
     * Every key must be known.
     *
     * @return for each key that is given its values, the one that has most to say first
     */
    Map<String, List<Given>> merge(Places places) {
        places.artifacts().ifPresent(file -> mergeFile(file, FILE));
        places.owners().ifPresent(file -> mergeFile(file, OWNERS));
        refuseUnknown(places.userParameters(), PARAMETERS);
        lay(places.userParameters(), PARAMETERS);
        return merged;
    }

    private void mergeFile(JsonObject file, String where) {
        refuseNobodys(file, where);
        refuseUnknown(section(file, where), where + ", " + action);
        layFile(file, where);
    }

    /** Keys that are not known are somebody else's. */
    Map<String, List<Given>> glance(Places places) {
        places.artifacts().ifPresent(file -> layFile(file, FILE));
        places.owners().ifPresent(file -> layFile(file, OWNERS));
        lay(places.userParameters(), PARAMETERS);
        return merged;
    }

    private void layFile(JsonObject file, String where) {
        lay(file, where);
        lay(section(file, where), where + ", " + action);
    }

    private JsonObject section(JsonObject settings, String where) {
        try {
            return settings.objectOrEmpty(action);
        } catch (JsonTrouble e) {
            throw Refusal.configuration(where + ": " + e.getMessage() + " of keys and values");
        }
    }

    private void lay(JsonObject layer, String where) {
        layer.members().forEach((name, value) -> {
            if (known.containsKey(name) && value != null) {
                merged.computeIfAbsent(name, it -> new ArrayList<>()).addFirst(new Given(value, where));
            }
        });
    }

    private void refuseUnknown(JsonObject layer, String where) {
        layer.members().keySet().stream()
                .filter(name -> !known.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Refusal.configuration(where + ": " + Shown.name(name) + " is not a key of " + action
                            + meantHere(name) + "; allowed: " + String.join(", ", new TreeSet<>(known.keySet())));
                });
    }

    /** The top level of the file speaks to every action, so a key that this one does not know may be another's. */
    private void refuseNobodys(JsonObject settings, String where) {
        settings.members().keySet().stream()
                .filter(name -> !known.containsKey(name) && !elsewhere.contains(name) && !name.equals(action))
                .findFirst()
                .ifPresent(name -> {
                    throw Refusal.configuration(
                            where + ": " + Shown.name(name) + " is neither a key of an action nor an"
                                    + " action"
                                    + meant(
                                            name,
                                            Stream.concat(
                                                    known.keySet().stream(),
                                                    elsewhere.stream().sorted())));
                });
    }

    private String meantHere(String name) {
        return meant(name, known.keySet().stream());
    }

    private static String meant(String name, Stream<String> names) {
        return names.filter(key -> Distance.between(key, name) <= 2)
                .findFirst()
                .map(key -> " (did you mean " + key + "?)")
                .orElse("");
    }
}
