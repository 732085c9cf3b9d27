package io.pointsman.endpoint.apigateway;

import io.pointsman.endpoint.EndpointLimit;

/**
 * A method on a path.
 *
 * @param method such as {@code GET}, or {@code ANY}
 * @param path {@code $default} for the route that takes what no other does
 * @param authorization {@code NONE}, {@code AWS_IAM}, or the name or kind of an authorizer
 */
record Route(String method, PathTemplate path, Integration integration, String authorization) {
    static final String DEFAULT = "$default";
    static final String ANY = "ANY";

    boolean isDefault() {
        return path.text().equals(DEFAULT);
    }

    boolean takes(String asked) {
        return method.equals(ANY) || method.equals(asked);
    }

    String key() {
        return isDefault() ? DEFAULT : method + " " + path.text();
    }

    /** Whether a request that is signed, or not, may come in. Throws where only AWS could tell. */
    boolean admits(boolean signed) {
        return switch (authorization) {
            case "NONE" -> true;
            case "AWS_IAM" -> signed;
            default -> throw EndpointLimit.of("authorizers and API keys (" + authorization + " of " + key() + ")");
        };
    }
}
