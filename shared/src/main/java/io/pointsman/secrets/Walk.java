package io.pointsman.secrets;

import io.pointsman.json.Json;
import io.pointsman.json.JsonTrouble;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Goes through one value, beside the same place on the other side of a change.
 *
 * @param hidden gets the texts of which nothing is shown
 */
record Walk(ShowValues shows, Set<String> secrets, Set<String> hidden) {
    private static final String NO_ECHO = "****";
    private static final Set<String> OPEN = Set.of("", "true", "false", "{{changeSet:KNOWN_AFTER_APPLY}}");
    private static final String REFERENCE = "{{resolve:";
    private static final Pattern ONLY_REFERENCE = Pattern.compile("\\{\\{resolve:[^{}]+}}");

    /** A password in an address, a private key, an access key of AWS's. */
    static final Pattern SECRET = Pattern.compile(
            "://[^/\\s:@]*:[^/\\s@]+@|-----BEGIN [A-Z ]*PRIVATE KEY-----|\\b(AKIA|ASIA)[A-Z0-9]{16}\\b");

    @Nullable
    Object shown(ValuePlace at, @Nullable Object value, @Nullable Object other) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> members(at, map, other instanceof Map<?, ?> there ? there : Map.of());
            case List<?> list -> items(at, list, other instanceof List<?> there ? there : List.of());
            case String text -> text(at, text, other);
            case Boolean flag -> flag;
            default -> at.isClosed(shows) ? hidden(value, other) : value;
        };
    }

    private Object members(ValuePlace at, Map<?, ?> map, Map<?, ?> other) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        map.forEach((key, member) -> {
            String name = String.valueOf(key);
            shown.put(name, shown(at.inside(name, map), member, other.get(name)));
        });
        return shown;
    }

    private Object items(ValuePlace at, List<?> list, List<?> other) {
        List<@Nullable Object> shown = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            shown.add(shown(at.item(), list.get(i), i < other.size() ? other.get(i) : null));
        }
        return shown;
    }

    private Object text(ValuePlace at, String text, @Nullable Object other) {
        if (OPEN.contains(text)) {
            return text;
        }
        if (text.contains(NO_ECHO)) {
            return Disclosure.CHANGED; // CloudFormation does not tell whether it does
        }
        if (isKnown(text) || SECRET.matcher(text).find() || wasReference(text, other) || isBesideSecret(other)) {
            return hidden(text, other);
        }
        if (at.isClosed(shows)) {
            return ONLY_REFERENCE.matcher(text).matches() ? text : hidden(text, other);
        }
        return text.startsWith("{") || text.startsWith("[") ? document(at, text, other) : text;
    }

    private boolean isKnown(String text) {
        return secrets.contains(text)
                || secrets.stream()
                        .anyMatch(secret -> secret.length() >= Disclosure.SHORTEST_IN_TEXTS && text.contains(secret));
    }

    /**
     * The other side is secret, so this one is as well. Nothing else may say so: SAM puts the value of a parameter in its place, and then
     * CloudFormation names no parameter as the cause, and it may show what a NoEcho value was.
     */
    private boolean isBesideSecret(@Nullable Object other) {
        return other instanceof String there && (there.contains(NO_ECHO) || isKnown(there));
    }

    /** The other side says where the secret is kept, so this one may be the secret itself. */
    private static boolean wasReference(String text, @Nullable Object other) {
        return other instanceof String there && there.contains(REFERENCE) && !text.contains(REFERENCE);
    }

    /** JSON in a text: a policy, a definition, a secret of several parts. */
    private Object document(ValuePlace at, String text, @Nullable Object other) {
        try {
            Object value = Json.value(text);
            Object shown = shown(at, value, other instanceof String there ? parsed(there) : null);
            return Objects.equals(shown, value) ? text : Json.text(shown);
        } catch (JsonTrouble e) {
            return text;
        }
    }

    private static @Nullable Object parsed(String text) {
        try {
            return Json.value(text);
        } catch (JsonTrouble e) {
            return null;
        }
    }

    /** Of a value that must not be shown. */
    String hidden(Object value, @Nullable Object other) {
        hidden.add(String.valueOf(value));
        return value.equals(other) ? Disclosure.UNCHANGED : Disclosure.CHANGED;
    }
}
