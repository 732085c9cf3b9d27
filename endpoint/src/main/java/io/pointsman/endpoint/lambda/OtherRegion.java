package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.Operation;
import io.pointsman.json.JsonObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An ARN of another Region leads to no function of this one. */
final class OtherRegion {
    private static final Pattern ARN = Pattern.compile("arn:[^:]*:lambda:([a-z0-9-]+):\\d{12}:function:.*");

    private OtherRegion() {}

    /** The same operation, for functions of this Region. */
    static Operation refused(Operation operation, String region) {
        return (input, caller) -> {
            check(input, region);
            return operation.answer(input, caller);
        };
    }

    static void check(JsonObject input, String region) {
        Matcher arn = ARN.matcher(input.text("FunctionName").orElse(""));
        if (arn.matches() && !arn.group(1).equals(region)) {
            throw LambdaErrors.notFound(
                    "Functions from '" + arn.group(1) + "' are not reachable in this region ('" + region + "')");
        }
    }
}
