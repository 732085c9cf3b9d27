package io.pointsman.endpoint.cloudformation.drift;

import io.pointsman.endpoint.cloudformation.stack.NoEchoValues;
import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.Optional;

/**
 * One place in which a resource is not what was deployed.
 *
 * @param path from the property on, with slashes: {@code /Environment/Variables/LEVEL}
 */
public record PropertyDifference(String path, Kind kind, Optional<Object> expected, Optional<Object> actual) {
    /** As CloudFormation calls them. */
    public enum Kind {
        ADD,
        REMOVE,
        NOT_EQUAL
    }

    /** The property that it is in. */
    public String property() {
        int slash = path.indexOf('/', 1);
        return path.substring(1, slash < 0 ? path.length() : slash);
    }

    JsonObject shown(NoEchoValues secrets) {
        return JsonObject.of(
                "PropertyPath", path,
                "ExpectedValue", text(expected, secrets),
                "ActualValue", text(actual, secrets),
                "DifferenceType", kind.name());
    }

    private static String text(Optional<Object> value, NoEchoValues secrets) {
        return value.map(secrets::hidden).map(PropertyDifference::text).orElse("null");
    }

    public static String text(Object value) {
        return Values.isScalar(value) ? Values.text(value) : Json.text(value);
    }
}
