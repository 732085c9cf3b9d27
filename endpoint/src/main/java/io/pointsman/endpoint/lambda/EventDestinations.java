package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.Arn;
import io.pointsman.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/** Where the outcome of an asynchronous request may go: a function of the account that is another one, a queue, a topic, a bus, a bucket. */
final class EventDestinations {
    private static final Set<String> SERVICES = Set.of("lambda", "sqs", "sns", "events", "s3");

    private EventDestinations() {}

    static void check(Functions functions, FunctionAddress function, JsonObject destinations) {
        Optional<String> success = destinations.objectOrEmpty("OnSuccess").text("Destination");
        Optional<String> failure = destinations.objectOrEmpty("OnFailure").text("Destination");
        if (success.or(() -> failure).isPresent() && !(isKind(success) && isKind(failure))) {
            throw LambdaErrors.invalid("The provided destination config DestinationConfig(onSuccess="
                    + shown("OnSuccess", success) + ", onFailure=" + shown("OnFailure", failure) + ") is invalid.");
        }
        success.ifPresent(arn -> check(functions, function, arn));
        failure.ifPresent(arn -> check(functions, function, arn));
    }

    private static boolean isKind(Optional<String> arn) {
        return arn.flatMap(Arn::of)
                .map(Arn::service)
                .filter(service -> !SERVICES.contains(service))
                .isEmpty();
    }

    private static String shown(String member, Optional<String> arn) {
        return arn.map(text -> member + "(destination=" + text + ")").orElse("null");
    }

    private static void check(Functions functions, FunctionAddress function, String arn) {
        if (!arn.contains(":lambda:")) {
            return;
        }
        FunctionAddress destination = FunctionAddress.parse(arn);
        if (!functions.has(destination.name())) {
            throw LambdaErrors.invalid("The destination ARN " + arn + " is invalid.");
        }
        if (destination.name().equals(function.name())) {
            throw LambdaErrors.invalid("You can't specify the function as a destination for itself.");
        }
    }
}
