package io.pointsman.endpoint.lambda;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which runtimes a function may have: those that AWS accepts, and those that this endpoint was told to let pass. */
final class Runtimes {
    private static final List<String> ACCEPTED = List.of(
            "nodejs20.x",
            "nodejs22.x",
            "nodejs24.x",
            "java8.al2",
            "java8.al2023",
            "java11",
            "java11.al2023",
            "java17",
            "java17.al2023",
            "java21",
            "java25",
            "python3.9",
            "python3.10",
            "python3.11",
            "python3.12",
            "python3.13",
            "python3.14",
            "dotnet8",
            "dotnet10",
            "ruby3.2",
            "ruby3.3",
            "ruby3.4",
            "ruby4.0",
            "provided.al2",
            "provided.al2023");

    private static final Set<String> RETIRED = Set.of(
            "nodejs",
            "nodejs4.3",
            "nodejs4.3-edge",
            "nodejs6.10",
            "nodejs8.10",
            "nodejs10.x",
            "nodejs12.x",
            "nodejs14.x",
            "nodejs16.x",
            "nodejs18.x",
            "java8",
            "python2.7",
            "python3.6",
            "python3.7",
            "python3.8",
            "dotnetcore1.0",
            "dotnetcore2.0",
            "dotnetcore2.1",
            "dotnetcore3.1",
            "dotnet6",
            "go1.x",
            "ruby2.5",
            "ruby2.7",
            "provided");

    private static final String WORDS = "Member must satisfy enum value set: " + ACCEPTED;

    private final Set<String> allowed = new HashSet<>();

    void allow(String runtime) {
        allowed.add(runtime);
    }

    /** Of a layer: AWS has a sentence of its own for the list. */
    void checkAll(List<String> runtimes) {
        if (!runtimes.stream().allMatch(this::isOne)) {
            throw LambdaErrors.validation("'" + runtimes + "'", "compatibleRuntimes", WORDS);
        }
    }

    /** That layers are looked for by. */
    void checkOne(String runtime) {
        if (!isOne(runtime)) {
            throw LambdaErrors.validation("'" + runtime + "'", "compatibleRuntime", WORDS);
        }
    }

    void check(String runtime) {
        if (isAccepted(runtime)) {
            return;
        }
        if (RETIRED.contains(runtime)) {
            throw LambdaErrors.invalid("The runtime parameter of " + runtime
                    + " is no longer supported for creating or updating AWS Lambda functions. We recommend you use a"
                    + " supported runtime while creating or updating functions.");
        }
        throw LambdaErrors.invalid(
                "Value " + runtime + " at 'runtime' failed to satisfy constraint: " + WORDS + " or be a valid ARN");
    }

    private boolean isOne(String runtime) {
        return isAccepted(runtime) || RETIRED.contains(runtime);
    }

    private boolean isAccepted(String runtime) {
        return ACCEPTED.contains(runtime) || allowed.contains(runtime);
    }
}
