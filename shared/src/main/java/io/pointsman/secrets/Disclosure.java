package io.pointsman.secrets;

import io.pointsman.json.Json;
import io.pointsman.json.JsonTrouble;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of the values of a change set people may see. An environment variable, what sounds like a secret, and what CloudFormation calls
 * NoEcho is told as {@value #CHANGED} or {@value #UNCHANGED}: neither the value nor anything that it could be guessed from.
 */
public final class Disclosure {
    public static final String CHANGED = "changed";
    public static final String UNCHANGED = "unchanged";

    /** As little as there is to go by: the names. */
    public static final Disclosure BY_NAME = new Disclosure(ShowValues.NONE, Set.of(), Set.of());

    /** Of a secret, in characters: a shorter one would be found in everything, and is hidden where it stands alone. */
    static final int SHORTEST_IN_TEXTS = 6;

    private final ShowValues shows;
    private final Set<String> parameters;
    private final Set<String> values;

    /**
     * @param noEcho names of parameters that are NoEcho, which ShowValues does not open
     * @param values that are secret wherever they stand
     */
    public Disclosure(ShowValues shows, Set<String> noEcho, Set<String> values) {
        this.shows = shows;
        this.parameters = Set.copyOf(noEcho);
        this.values = Set.copyOf(values);
    }

    /**
     * A value as it is and as it is to be; or what is shown of them.
     *
     * @param before empty where there is none
     * @param hidden texts of which nothing is shown
     */
    public record Sides(Optional<String> before, Optional<String> after, Set<String> hidden) {
        public Sides(Optional<String> before, Optional<String> after) {
            this(before, after, Set.of());
        }
    }

    /** The same, where these are secret, too, wherever they stand. */
    public Disclosure and(Set<String> more) {
        return new Disclosure(
                shows,
                parameters,
                Stream.concat(values.stream(), more.stream())
                        .filter(value -> !value.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** @param given parameters of a stack with their values, of which some may be secret */
    public Disclosure and(Map<String, String> given) {
        return and(given.entrySet().stream()
                .filter(one -> isSecretParameter(one.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether the value of a parameter is written down nowhere. */
    public boolean isSecretParameter(String name) {
        return parameters.contains(name) || (SecretNames.isSecret(name) && !shows.has(name));
    }

    /** Whether a text holds what has the form of a secret: a password in an address, a private key, an access key of AWS's. */
    public static boolean hasFormOfSecret(String text) {
        return Walk.SECRET.matcher(text).find();
    }

    /** A text of somebody else's, without the values that are secret wherever they stand. */
    public String masked(String text) {
        return masked(text, values);
    }

    /** @param secrets shorter ones than {@value #SHORTEST_IN_TEXTS} characters would be found in everything, and stay */
    public static String masked(String text, Set<String> secrets) {
        List<String> longest = secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST_IN_TEXTS)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        String shown = text;
        for (String secret : longest) {
            shown = shown.replace(secret, CHANGED);
        }
        return shown;
    }

    /** A whole resource, as JSON text. What cannot be read is not shown. */
    public Sides resource(String type, Sides context) {
        Set<String> hidden = new LinkedHashSet<>();
        Optional<Object> before = context.before().map(Disclosure::parsed);
        Optional<Object> after = context.after().map(Disclosure::parsed);
        Walk walk = new Walk(shows, values, hidden);
        return new Sides(
                before.map(value -> text(walk.shown(ValuePlace.root(type), value, after.orElse(null)))),
                after.map(value -> text(walk.shown(ValuePlace.root(type), value, before.orElse(null)))),
                hidden);
    }

    private static String text(@Nullable Object shown) {
        return shown instanceof String text ? text : Json.text(shown);
    }

    private static Object parsed(String context) {
        try {
            return Optional.<Object>ofNullable(Json.value(context)).orElse(CHANGED);
        } catch (JsonTrouble e) {
            return CHANGED;
        }
    }

    /**
     * One place of a resource.
     *
     * @param path {@code /Properties/Environment/Variables/TABLE}
     * @param cause the parameter that the value comes from; empty where there is none
     * @param context the resource around it
     */
    public Sides place(String type, String path, String cause, Sides value, Sides context) {
        Set<String> hidden = new LinkedHashSet<>();
        List<Object> around = Stream.of(context.after(), context.before())
                .flatMap(Optional::stream)
                .map(Disclosure::parsed)
                .toList();
        ValuePlace at =
                at(type, List.of(path.substring(path.startsWith("/") ? 1 : 0).split("/", -1)), around);
        Walk walk = new Walk(shows, values, hidden);
        boolean whole = isSecretParameter(cause);
        Optional<String> before = value.before().map(text -> side(walk, at, whole, text, value.after()));
        Optional<String> after = value.after().map(text -> side(walk, at, whole, text, value.before()));
        boolean isTwice = before.equals(Optional.of(CHANGED)) && before.equals(after);
        return new Sides(isTwice ? Optional.empty() : before, after, hidden);
    }

    private static String side(Walk walk, ValuePlace at, boolean whole, String text, Optional<String> other) {
        return whole ? walk.hidden(text, other.orElse(null)) : text(walk.shown(at, text, other.orElse(null)));
    }

    private static ValuePlace at(String type, List<String> path, List<Object> around) {
        ValuePlace at = ValuePlace.root(type);
        List<Object> here = around;
        for (String step : path) {
            String name = step.replace("~1", "/").replace("~0", "~");
            at = step(at, name, here);
            here = here.stream()
                    .flatMap(value -> Stream.ofNullable(child(value, name)))
                    .toList();
        }
        return at;
    }

    private static ValuePlace step(ValuePlace at, String name, List<Object> here) {
        return here.stream()
                .filter(Map.class::isInstance)
                .findFirst()
                .map(map -> at.inside(name, (Map<?, ?>) map))
                .orElseGet(() -> name.matches("\\d+") ? at.item() : at.inside(name));
    }

    private static @Nullable Object child(Object value, String name) {
        return switch (value) {
            case Map<?, ?> map -> map.get(name);
            case List<?> list
            when name.matches("\\d{1,6}") && Integer.parseInt(name) < list.size() -> list.get(Integer.parseInt(name));
            default -> null;
        };
    }
}
