package io.pointsman.endpoint.ssm;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What PutParameter asks of a name and a value. */
final class PutParameterRules {
    private static final Set<String> TYPES = Set.of("String", "StringList", "SecureString");
    private static final int STANDARD_CHARS = 4_096;
    private static final int ADVANCED_CHARS = 8_192;

    private PutParameterRules() {}

    static void checkName(String name) {
        String bare = name.startsWith("/") ? name.substring(1) : name;
        if (bare.regionMatches(true, 0, "aws", 0, 3)) {
            throw new AwsError(400, "AccessDeniedException", "No access to reserved parameter name: " + name + ".");
        }
        if (bare.regionMatches(true, 0, "ssm", 0, 3) || !name.matches("/?[a-zA-Z0-9_.-]+(/[a-zA-Z0-9_.-]+)*")) {
            throw SsmErrors.invalid(
                    "Parameter name: can't be prefixed with \"ssm\" (case-insensitive). If formed as a path, it can"
                            + " consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of"
                            + " letters, numbers and the following 3 symbols .-_");
        }
    }

    static String type(JsonObject input, Optional<ParameterVersion> before) {
        String type = input.text("Type")
                .or(() -> before.map(ParameterVersion::type))
                .orElseThrow(() -> SsmErrors.invalid("A parameter type is required when you create a parameter."));
        if (!TYPES.contains(type)) {
            throw SsmErrors.invalid(
                    "1 validation error detected: Value '" + type + "' at 'type' failed to satisfy constraint:"
                            + " Member must satisfy enum value set: [SecureString, StringList, String]");
        }
        return type;
    }

    static void checkValue(JsonObject input, String value) {
        if (value.isEmpty()) {
            throw SsmErrors.invalid(
                    "1 validation error detected: Value '' at 'value' failed to satisfy constraint: Member must"
                            + " have length greater than or equal to 1.");
        }
        boolean advanced = input.text("Tier").filter("Advanced"::equals).isPresent();
        if (value.length() > (advanced ? ADVANCED_CHARS : STANDARD_CHARS)) {
            throw SsmErrors.invalid((advanced ? "Advanced" : "Standard")
                    + " tier parameters support a maximum parameter value of "
                    + (advanced ? ADVANCED_CHARS : STANDARD_CHARS) + " characters.");
        }
        input.text("AllowedPattern")
                .filter(pattern -> !Pattern.compile(pattern).matcher(value).matches())
                .ifPresent(pattern -> {
                    throw new AwsError(
                            400,
                            "ParameterPatternMismatchException",
                            "Parameter value, cannot be validated against allowedPattern: " + pattern);
                });
    }
}
