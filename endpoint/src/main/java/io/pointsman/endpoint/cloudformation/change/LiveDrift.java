package io.pointsman.endpoint.cloudformation.change;

import io.pointsman.endpoint.cloudformation.drift.PropertyDifference;
import io.pointsman.endpoint.cloudformation.stack.NoEchoValues;
import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * What a change set that reverts drift knows of one place.
 *
 * @param isActual whether its value before is what is there, or what was deployed: not every property can be read back
 * @param difference where the two differ
 */
record LiveDrift(boolean isActual, Optional<PropertyDifference> difference, Instant at) {
    String source() {
        return isActual ? "ACTUAL_STATE" : "PREVIOUS_DEPLOYMENT_STATE";
    }

    Optional<JsonObject> shown(NoEchoValues secrets) {
        return difference.map(place -> JsonObject.empty()
                .with("PreviousValue", place.expected().map(secrets::hidden).map(PropertyDifference::text))
                .with("ActualValue", place.actual().map(secrets::hidden).map(PropertyDifference::text))
                .with("DriftDetectionTimestamp", at.toString()));
    }
}
