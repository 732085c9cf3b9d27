package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.Operation;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;

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
        functions.needSettled(function, function.latest());
        checkPreconditions(function.latest(), input);
        Edition version = publishing.publish(function, input.text("Description"), Publishing.Destination.of(input));
        return Described.function(function, version, functions.arn(function, version.number()));
    }

    private static void checkPreconditions(Edition latest, JsonObject input) {
        input.text("RevisionId")
                .filter(revision -> !revision.equals(latest.revision()))
                .ifPresent(revision -> {
                    throw LambdaErrors.staleRevision();
                });
        String actual = latest.code().sha256();
        input.text("CodeSha256").filter(sha256 -> !sha256.equals(actual)).ifPresent(sha256 -> {
            throw LambdaErrors.invalid("CodeSHA256 (" + sha256 + ") is different from current CodeSHA256 in $LATEST ("
                    + actual + "). Please try again with the CodeSHA256 in $LATEST.");
        });
    }

    private JsonObject list(JsonObject input) {
        LambdaFunction function = functions.unqualified(input);
        List<JsonObject> items = function.editions()
                .map(edition -> Described.listed(function, edition, functions.arn(function, edition.number())))
                .toList();
        return Pages.of("Versions", items, input);
    }
}
