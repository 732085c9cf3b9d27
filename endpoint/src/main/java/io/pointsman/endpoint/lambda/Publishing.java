package io.pointsman.endpoint.lambda;

import io.pointsman.json.JsonObject;
import java.time.InstantSource;
import java.util.Optional;

/** Makes versions out of {@code $LATEST}. */
final class Publishing {
    private final Functions functions;
    private final Transitions transitions;
    private final InstantSource clock;

    /** What a publication makes: a version with a number of its own, or {@code $LATEST.PUBLISHED} anew. */
    enum Destination {
        NUMBER,
        LATEST_PUBLISHED;

        static Destination of(JsonObject input) {
            return input.has("PublishTo") ? LATEST_PUBLISHED : NUMBER;
        }
    }

    Publishing(Functions functions, Transitions transitions, InstantSource clock) {
        this.functions = functions;
        this.transitions = transitions;
        this.clock = clock;
    }

    /**
     * A new version; or the last one, when neither code nor settings changed since it was made. {@code $LATEST.PUBLISHED} is
     * always made anew.
     */
    Edition publish(LambdaFunction function, Optional<String> description, Destination destination) {
        if (destination == Destination.LATEST_PUBLISHED) {
            return latestPublished(function, description);
        }
        return function.unchangedVersion().orElseGet(() -> newVersion(function, description));
    }

    private Edition newVersion(LambdaFunction function, Optional<String> description) {
        Edition version = edition(function, functions.nextNumber(function.name()), description);
        function.publish(version);
        return begin(function, version);
    }

    private Edition latestPublished(LambdaFunction function, Optional<String> description) {
        if (!function.latest().runsOnInstances()) {
            throw LambdaErrors.invalid(
                    "PublishTo LATEST_PUBLISHED is for functions that have a CapacityProviderConfig; "
                            + functions.arn(function) + " has none.");
        }
        Edition edition = edition(function, FunctionAddress.LATEST_PUBLISHED, description);
        function.publishLatest(edition);
        return begin(function, edition);
    }

    /** Where nothing has to be made first and {@code $LATEST} is settled, the version is there at once. */
    private Edition edition(LambdaFunction function, String number, Optional<String> description) {
        Edition latest = function.latest();
        JsonObject settings = latest.settings().with("Description", description);
        boolean atOnce =
                latest.readiness() == Edition.Readiness.READY && !SnapStart.isOn(settings) && !latest.runsOnInstances();
        return atOnce
                ? Edition.ready(number, settings, latest.code(), clock.instant())
                : new Edition(number, settings, latest.code(), clock.instant());
    }

    private Edition begin(LambdaFunction function, Edition version) {
        function.latest().published();
        transitions.published(version);
        return version;
    }
}
