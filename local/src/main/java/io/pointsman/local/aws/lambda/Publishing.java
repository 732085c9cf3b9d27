package io.pointsman.local.aws.lambda;

import java.time.InstantSource;
import java.util.Optional;

/** Makes versions out of {@code $LATEST}. */
final class Publishing {
    private final Functions functions;
    private final Transitions transitions;
    private final InstantSource clock;

    Publishing(Functions functions, Transitions transitions, InstantSource clock) {
        this.functions = functions;
        this.transitions = transitions;
        this.clock = clock;
    }

    /** A new version; or the last one, when neither code nor settings changed since it was made. */
    Edition publish(LambdaFunction function, Optional<String> description) {
        return function.unchangedVersion().orElseGet(() -> newVersion(function, description));
    }

    private Edition newVersion(LambdaFunction function, Optional<String> description) {
        Edition latest = function.latest();
        String number = functions.nextNumber(function.name());
        Edition version =
                new Edition(number, latest.settings().with("Description", description), latest.code(), clock.instant());
        function.publish(version);
        transitions.published(version);
        return version;
    }
}
