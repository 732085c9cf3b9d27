package io.pointsman.endpoint.cloudformation.resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The types that the endpoint makes and lets rest: a resource of such a type has a name, an ARN and attributes that look like those
 * of AWS, can be referred to, and does nothing. The list is {@code passive-types.txt}, which {@code .ci/passive-types} writes from
 * CloudFormation's registry. A type that is not in it is a limit of the endpoint.
 */
final class PassiveTypes {
    private static final String NONE = "-";
    private static final Map<String, PassiveType> ALL = read();

    private PassiveTypes() {}

    /**
     * One of them.
     *
     * @param identifier the properties that identify a resource
     * @param attributes what {@code Fn::GetAtt} gives
     */
    record PassiveType(String name, List<String> identifier, List<String> attributes) {
        boolean isKnownByArn() {
            return identifier.size() == 1 && identifier.getFirst().endsWith("Arn");
        }
    }

    static Optional<PassiveType> of(String type) {
        return Optional.ofNullable(ALL.get(type));
    }

    private static Map<String, PassiveType> read() {
        try (InputStream file = Objects.requireNonNull(
                PassiveTypes.class.getResourceAsStream("passive-types.txt"), "passive-types.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", -1))
                    .collect(Collectors.toMap(
                            parts -> parts[0], parts -> new PassiveType(parts[0], names(parts[1]), names(parts[2]))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(String list) {
        return list.equals(NONE) ? List.of() : List.of(list.split(",", -1));
    }
}
