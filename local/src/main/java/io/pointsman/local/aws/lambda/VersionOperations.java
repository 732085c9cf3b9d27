package io.pointsman.local.aws.lambda;

import io.pointsman.json.JsonObject;
import io.pointsman.local.aws.Operation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** To publish versions and to list them. */
final class VersionOperations {
    private final Functions functions;
    private final Publishing publishing;

    VersionOperations(Functions functions, Publishing publishing) {
        this.functions = functions;
        this.publishing = publishing;
    }

    Map<String, Operation> table() {
        return Map.of(
                "PublishVersion", (input, caller) -> publish(input),
                "ListVersionsByFunction", (input, caller) -> list(input));
    }

    private JsonObject publish(JsonObject input) {
        LambdaFunction function = functions.unqualified(input);
        Constraint.atMost(input, "Description", 256);
        functions.needSettled(function, function.latest());
        checkPreconditions(function.latest(), input);
        return shown(function, publishing.publish(function, input.text("Description")));
    }

    private static void checkPreconditions(Edition latest, JsonObject input) {
        input.text("RevisionId")
                .filter(revision -> !revision.equals(latest.revision()))
                .ifPresent(revision -> {
                    throw LambdaErrors.staleRevision();
                });
        String actual = latest.code().sha256();
        input.text("CodeSha256").filter(sha256 -> !sha256.equals(actual)).ifPresent(sha256 -> {
            throw LambdaErrors.precondition(
                    "CodeSHA256 (" + sha256 + ") is different from current CodeSHA256 in $LATEST (" + actual
                            + "). Please try again with the CodeSHA256 in $LATEST.");
        });
    }

    private JsonObject list(JsonObject input) {
        LambdaFunction function = functions.unqualified(input);
        List<JsonObject> items = Stream.concat(Stream.of(function.latest()), function.versions().stream())
                .map(edition -> shown(function, edition))
                .toList();
        return Pages.of("Versions", items, input);
    }

    private JsonObject shown(LambdaFunction function, Edition edition) {
        return Described.function(function, edition, functions.arn(function, edition.number()));
    }
}
