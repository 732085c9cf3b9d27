package io.pointsman.secrets;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A place in a resource or elsewhere in a template, as far as it says whether a value there is a secret.
 *
 * @param type of the resource; empty elsewhere
 * @param name the nearest one: of the member, or of the pair whose value this is
 * @param opensEnvironment it holds environment variables, and is none itself
 * @param isEnvironment it is a part of environment variables
 * @param isSecret it, or what it is a part of, sounds like a secret
 */
public record ValuePlace(String type, String name, boolean opensEnvironment, boolean isEnvironment, boolean isSecret) {
    private static final List<String> NAMES =
            List.of("Name", "Key", "ParameterKey", "ParameterName", "OptionName", "HeaderName", "name", "key");
    private static final Set<String> VALUES =
            Set.of("Value", "ParameterValue", "HeaderValue", "DefaultValue", "value", "defaultValue");
    /** Where a value is kept, and of which type. */
    private static final Set<String> TOLD = Set.of("Type", "ValueFrom", "type", "valueFrom");

    public static ValuePlace root(String type) {
        return new ValuePlace(type, "", false, false, false);
    }

    ValuePlace inside(String member) {
        boolean opens = opens(member);
        return new ValuePlace(
                type,
                member,
                opens && !isEnvironment && !opensEnvironment,
                isEnvironment || opensEnvironment,
                isSecret || SecretNames.isSecret(member) || member.equals("UserData"));
    }

    /** A member of this map: in a pair, the value bears the name of the pair, and its name is no value. */
    public ValuePlace inside(String member, Map<?, ?> map) {
        Optional<String> pair = pair(map);
        if (pair.isEmpty()) {
            return inside(member);
        }
        if (VALUES.contains(member)) {
            ValuePlace named = inside(pair.get());
            return new ValuePlace(type, pair.get(), false, isEnvironment || opensEnvironment, named.isSecret);
        }
        return NAMES.contains(member) || TOLD.contains(member)
                ? new ValuePlace(type, member, false, false, isSecret)
                : inside(member);
    }

    private static Optional<String> pair(Map<?, ?> map) {
        return map.keySet().stream().anyMatch(name -> VALUES.contains(name) || TOLD.contains(name))
                ? NAMES.stream()
                        .filter(map::containsKey)
                        .map(name -> String.valueOf(map.get(name)))
                        .findFirst()
                : Optional.empty();
    }

    public ValuePlace item() {
        return new ValuePlace(type, name, false, isEnvironment || opensEnvironment, isSecret);
    }

    /** {@code Environment} of a build project holds its machine, too. */
    private boolean opens(String member) {
        String word = member.toLowerCase(Locale.ROOT);
        return member.equals("Variables")
                || (member.equals("Environment") && !type.equals("AWS::CodeBuild::Project"))
                || word.contains("environmentvariable")
                || word.contains("environmentoverride")
                || word.contains("envvar");
    }

    public boolean isClosed(ShowValues shows) {
        return (isEnvironment || isSecret) && !shows.has(name);
    }
}
