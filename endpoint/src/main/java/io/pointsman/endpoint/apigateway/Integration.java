package io.pointsman.endpoint.apigateway;

import io.pointsman.endpoint.EndpointLimit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a route leads to.
 *
 * @param type as AWS writes it, such as {@code AWS_PROXY}
 * @param format the payload format version, of an HTTP API
 */
record Integration(String type, String uri, String format) {
    private static final Pattern FUNCTION =
            Pattern.compile("(?:.*:lambda:path/[^/]+/functions/)?(arn:[^/]+)(?:/invocations)?");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{stageVariables\\.([A-Za-z0-9_]+)}");

    /** The function's ARN with the qualifier that the template wired. Throws where something other than a function is meant. */
    String function(String route, Map<String, String> stageVariables) {
        String filled = VARIABLE.matcher(uri)
                .replaceAll(name -> Matcher.quoteReplacement(stageVariables.getOrDefault(name.group(1), "")));
        Matcher function = FUNCTION.matcher(filled);
        if (!type.equalsIgnoreCase("AWS_PROXY") || !function.matches()) {
            throw EndpointLimit.of("integrations of the type " + type + " that lead to "
                    + (filled.isEmpty() ? "no function" : filled) + " (route " + route + ")");
        }
        return function.group(1);
    }
}
