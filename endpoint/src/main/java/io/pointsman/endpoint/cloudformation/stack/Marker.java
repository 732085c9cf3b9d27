package io.pointsman.endpoint.cloudformation.stack;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.cloudformation.intrinsic.Desired.Wanted;
import io.pointsman.endpoint.cloudformation.template.Values;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a resource's {@code Metadata} may ask of the endpoint, for tests: {@code PointsmanLocal: {Fails: UPDATE, Reason: text,
 * Takes: 30}}; with {@code Hook: Org::Guard::Hook} a hook of that name says no. Not AWS: there a failure has a cause.
 */
record Marker(Map<String, Object> asked) {
    private static final Duration USUAL = Duration.ofSeconds(1);

    static Marker of(Wanted wanted) {
        return new Marker(Values.mapAt(wanted.metadata(), "PointsmanLocal"));
    }

    /** The hook that says no, and what it says. */
    Optional<HookWord> hook() {
        return Values.textAt(asked, "Hook")
                .map(type -> new HookWord(
                        type,
                        "HOOK_COMPLETE_FAILED",
                        Values.textAt(asked, "Reason").orElse("The template asked for this failure")));
    }

    Duration takes() {
        return Values.textAt(asked, "Takes")
                .map(Long::valueOf)
                .map(Duration::ofSeconds)
                .orElse(USUAL);
    }

    void check(String operation) {
        if (Values.textAt(asked, "Fails").filter(operation::equals).isPresent()) {
            throw new AwsError(
                    400,
                    "InvalidRequest",
                    Values.textAt(asked, "Reason").orElse("The template asked for this failure"));
        }
    }
}
