package io.pointsman.endpoint.iam;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request as IAM sees it.
 *
 * @param principal the ARN of the role or user whose call it is, or the name of an AWS service
 * @param context condition keys and what the request has for them
 */
public record IamRequest(String principal, String action, String resource, Map<String, String> context) {
    public static IamRequest of(String principal, String action, String resource) {
        return new IamRequest(principal, action, resource, Map.of("aws:PrincipalArn", principal));
    }

    public IamRequest with(String key, String value) {
        Map<String, String> more = new HashMap<>(context);
        more.put(key, value);
        return new IamRequest(principal, action, resource, Map.copyOf(more));
    }

    Optional<String> value(String key) {
        return context.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(key))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Empty for a service. */
    Optional<String> account() {
        String[] parts = principal.split(":", -1);
        return parts.length > 4 ? Optional.of(parts[4]) : Optional.empty();
    }
}
