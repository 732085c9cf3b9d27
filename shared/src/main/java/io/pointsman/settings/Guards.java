package io.pointsman.settings;

import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds an artifact's settings file to what an artifact may say. Whoever can push writes that file, and shall not decide who deploys,
 * where to, with which rights and past which guard.
 *
 * @param actions that a section may be for
 * @param guards keys that are the pipeline's to set
 * @param functions the key whose value has settings of single functions
 */
public record Guards(Set<String> actions, Set<String> guards, String functions) {

    /**
     * @param file of the artifact
     * @param path of the file, for the message
     * @param may the guard keys that the pipeline leaves to the artifact
     * @param owners where the pipeline's owner may set the key, for the message
     * @throws Refusal where the file sets another one
     */
    public void refuse(JsonObject file, String path, Set<String> may, String owners) {
        file.members().entrySet().stream()
                .flatMap(member -> settings(member.getKey(), member.getValue()))
                .filter(setting -> guards.contains(setting.key()) && !may.contains(setting.key()))
                .findFirst()
                .ifPresent(setting -> {
                    throw refusal(setting, path, owners);
                });
    }

    /**
     * The file without what it says of single functions and the pipeline says of all: an alarm that the pipeline names guards each of
     * them.
     */
    public JsonObject overruled(JsonObject file, Places pipelines) {
        Set<String> said = Stream.concat(Stream.of(pipelines.userParameters()), pipelines.owners().stream())
                .flatMap(place -> place.members().entrySet().stream())
                .flatMap(member -> actions.contains(member.getKey())
                        ? members(member.getValue()).orElse(Map.of()).entrySet().stream()
                        : Stream.of(member))
                .filter(member -> member.getValue() != null)
                .map(member -> String.valueOf(member.getKey()))
                .collect(Collectors.toUnmodifiableSet());
        JsonObject left = without(said, file);
        for (String action : actions) {
            Optional<Map<?, ?>> section = members(file.members().get(action));
            if (section.isPresent()) {
                left = left.with(action, as(file.members().get(action), without(said, JsonObject.of(section.get()))));
            }
        }
        return left;
    }

    private JsonObject without(Set<String> said, JsonObject keys) {
        Optional<Map<?, ?>> each = members(keys.members().get(functions));
        if (each.isEmpty()) {
            return keys;
        }
        Map<String, @Nullable Object> left = new LinkedHashMap<>();
        each.get().forEach((name, value) -> left.put(String.valueOf(name), rest(said, value)));
        return keys.with(functions, as(keys.members().get(functions), JsonObject.of(left)));
    }

    private static @Nullable Object rest(Set<String> said, @Nullable Object own) {
        Optional<Map<?, ?>> keys = members(own);
        if (keys.isEmpty()) {
            return own;
        }
        Map<Object, @Nullable Object> rest = new LinkedHashMap<>(keys.get());
        rest.keySet().removeIf(key -> said.contains(String.valueOf(key)));
        return as(own, JsonObject.of(rest));
    }

    /** An object stays of the kind that it was read as. */
    private static Object as(@Nullable Object before, JsonObject after) {
        return before instanceof JsonObject ? after : after.members();
    }

    private static Refusal refusal(Setting setting, String path, String owners) {
        return Refusal.configuration("settings file " + path + ": " + Shown.name(setting.where())
                + " is for the pipeline to say, not for the artifact. Put " + setting.key()
                + " into the action's UserParameters or into " + owners + ", or let the artifact say it: ArtifactMay ["
                + setting.key() + "] there");
    }

    /**
     * A key that is set.
     *
     * @param where {@code Alarms}, {@code shift.Functions.Cart.Alarms}
     */
    private record Setting(String where, String key) {}

    private Stream<Setting> settings(String name, @Nullable Object value) {
        return actions.contains(name)
                ? members(value)
                        .map(section -> section.entrySet().stream()
                                .flatMap(one -> keys(name + ".", String.valueOf(one.getKey()), one.getValue())))
                        .orElseGet(Stream::empty)
                : keys("", name, value);
    }

    private Stream<Setting> keys(String where, String key, @Nullable Object value) {
        Optional<Map<?, ?>> each = key.equals(functions) ? members(value) : Optional.empty();
        return each.isPresent()
                ? each.get().entrySet().stream()
                        .flatMap(one -> ofFunction(where + key, String.valueOf(one.getKey()), one.getValue()))
                : Stream.of(new Setting(where + key, key));
    }

    /** An object selects nothing, but that {@code !Name} leaves a function out. */
    private Stream<Setting> ofFunction(String where, String name, @Nullable Object value) {
        String there = where + "." + name;
        return name.startsWith("!")
                ? Stream.of(new Setting(there, functions))
                : members(value)
                        .map(own ->
                                own.keySet().stream().map(key -> new Setting(there + "." + key, String.valueOf(key))))
                        .orElseGet(() -> Stream.of(new Setting(there, functions)));
    }

    private static Optional<Map<?, ?>> members(@Nullable Object value) {
        return switch (value) {
            case JsonObject object -> Optional.of(object.members());
            case Map<?, ?> map -> Optional.of(map);
            case null, default -> Optional.empty();
        };
    }
}
