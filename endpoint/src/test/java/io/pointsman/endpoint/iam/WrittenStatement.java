package io.pointsman.endpoint.iam;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A statement as a template has it, before any parameter is given: both branches of each condition count.
 *
 * @param resources patterns, with {@code *} for what is put in later; {@link #REFERENCE} for an ARN that a resource or a person gives
 */
public record WrittenStatement(boolean allows, List<String> actions, List<String> resources) {
    public static final String REFERENCE = "what a reference gives";

    /** Left out by the reference; CloudFormation's guide has it (AWSCloudFormation/latest/UserGuide/control-access-with-iam.html). */
    private static final Map<String, String> MORE =
            Map.of("cloudformation:CreateChangeSet", "arn:*:cloudformation:*:aws:transform/*");

    /** Those of roles and their policies in a template, wherever they stand; a statement about who may assume a role has no resource. */
    public static Stream<WrittenStatement> in(Object json) {
        return switch (json) {
            case Map<?, ?> map when map.containsKey("Effect") && map.containsKey("Resource") -> Stream.of(read(map));
            case Map<?, ?> map -> map.values().stream().flatMap(WrittenStatement::in);
            case List<?> items -> items.stream().flatMap(WrittenStatement::in);
            default -> Stream.empty();
        };
    }

    private static WrittenStatement read(Map<?, ?> statement) {
        return new WrittenStatement(
                "Allow".equals(statement.get("Effect")),
                patterns(Objects.requireNonNull(statement.get("Action"))).toList(),
                patterns(Objects.requireNonNull(statement.get("Resource"))).toList());
    }

    private static Stream<String> patterns(Object value) {
        return switch (value) {
            case String text -> Stream.of(text);
            case List<?> items -> items.stream().flatMap(WrittenStatement::patterns);
            case Map<?, ?> map -> {
                Map.Entry<?, ?> call = map.entrySet().iterator().next();
                yield called(String.valueOf(call.getKey()), call.getValue());
            }
            default -> throw new IllegalArgumentException("no statement has " + value);
        };
    }

    private static Stream<String> called(String function, Object argument) {
        return switch (function) {
            case "Fn::Sub" ->
                Stream.of(String.valueOf(argument instanceof List<?> list ? list.getFirst() : argument)
                                .strip()
                                .split("\\s+", -1))
                        .map(arn -> arn.startsWith("$") ? REFERENCE : arn.replaceAll("\\$\\{[^}]+}", "*"));
            case "Fn::Split" -> patterns(((List<?>) argument).get(1));
            case "Fn::If" -> ((List<?>) argument).stream().skip(1).flatMap(WrittenStatement::patterns);
            case "Ref" -> argument.equals("AWS::NoValue") ? Stream.empty() : Stream.of(REFERENCE);
            case "Fn::GetAtt", "Fn::ImportValue" -> Stream.of(REFERENCE);
            default -> throw new IllegalArgumentException("no statement calls " + function);
        };
    }

    /** An action that this statement names and, by the reference, does not allow. */
    public Stream<String> vain() {
        return actions.stream().filter(action -> !isAllowed(action));
    }

    private boolean isAllowed(String action) {
        if (!ServiceAuthorization.isWhole(action)
                && ServiceAuthorization.types(action).isEmpty()) {
            return resources.contains(ServiceAuthorization.ALL);
        }
        return resources.stream().anyMatch(resource -> reaches(resource, action));
    }

    private static boolean reaches(String resource, String action) {
        return resource.equals(REFERENCE)
                || Optional.ofNullable(MORE.get(action))
                        .filter(arn -> overlap(resource, arn))
                        .isPresent()
                || ServiceAuthorization.arns(action).stream().anyMatch(arn -> overlap(resource, arn));
    }

    /** Each of the six parts of an ARN by itself. */
    public static boolean overlap(String one, String other) {
        String[] first = one.split(":", 6);
        String[] second = other.split(":", 6);
        return one.equals("*")
                || (first.length == second.length
                        && IntStream.range(0, first.length).allMatch(part -> meet(first[part], second[part])));
    }

    /** Whether some text fits both patterns. */
    private static boolean meet(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return (one + other).chars().allMatch(letter -> letter == '*');
        }
        if (one.charAt(0) == '*') {
            return meet(one.substring(1), other) || meet(one, other.substring(1));
        }
        if (other.charAt(0) == '*') {
            return meet(other, one);
        }
        boolean same = one.charAt(0) == other.charAt(0) || one.charAt(0) == '?' || other.charAt(0) == '?';
        return same && meet(one.substring(1), other.substring(1));
    }
}
