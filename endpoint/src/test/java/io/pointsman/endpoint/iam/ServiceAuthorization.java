package io.pointsman.endpoint.iam;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * On which resources IAM judges an action, by AWS's Service Authorization Reference: {@code service-authorization.txt}, which {@code
 * .ci/service-authorization} writes and holds to the reference.
 */
public final class ServiceAuthorization {
    /** What a statement has to say where an action has no resource. */
    public static final String ALL = "*";

    private static final Map<String, List<String>> TYPES = new LinkedHashMap<>();
    private static final Map<String, String> ARNS = new LinkedHashMap<>();

    static {
        try (InputStream file = Objects.requireNonNull(
                ServiceAuthorization.class.getResourceAsStream("service-authorization.txt"),
                "service-authorization.txt")) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", -1))
                    .forEach(parts -> {
                        if (parts[0].contains("/")) {
                            ARNS.put(parts[0], parts[1].replaceAll("\\$\\{[^}]+}", "*"));
                        } else {
                            TYPES.put(parts[0], parts[1].equals("-") ? List.of() : List.of(parts[1].split(",", -1)));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ServiceAuthorization() {}

    /** All that a template names. */
    public static Set<String> actions() {
        return Set.copyOf(TYPES.keySet());
    }

    /** Whether these are all actions of a service, as {@code sqs:*}. */
    static boolean isWhole(String action) {
        return action.endsWith(":*");
    }

    /** The types of an action's resources; none where it is judged on {@link #ALL}. */
    public static List<String> types(String action) {
        return Optional.ofNullable(TYPES.get(action))
                .orElseThrow(() -> new IllegalArgumentException(
                        "no template names " + action + ", or .ci/service-authorization was not run since"));
    }

    /** Their ARNs, with {@code *} for names. */
    public static List<String> arns(String action) {
        String service = action.substring(0, action.indexOf(':'));
        if (isWhole(action)) {
            return ARNS.entrySet().stream()
                    .filter(type -> type.getKey().startsWith(service + "/"))
                    .map(Map.Entry::getValue)
                    .toList();
        }
        return types(action).stream()
                .map(type -> Objects.requireNonNull(ARNS.get(service + "/" + type), type))
                .toList();
    }

    /** What a call about a resource is judged on: that resource, if it is of a type of the action's; {@link #ALL} for one without. */
    public static String resource(String action, String about) {
        List<String> arns = arns(action);
        if (arns.isEmpty()) {
            return ALL;
        }
        if (arns.stream().noneMatch(arn -> Wildcards.text(arn, about))) {
            throw new IllegalArgumentException(action + " is judged on " + arns + ", not on " + about);
        }
        return about;
    }
}
