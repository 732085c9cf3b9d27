package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.EndpointLimit;
import io.pointsman.json.Json;
import java.util.Optional;

/** The OpenAPI definition of an API in a template. */
final class ApiDefinition {
    private ApiDefinition() {}

    /** As JSON text. */
    static Optional<String> of(Wish wish) {
        if (wish.property("BodyS3Location").isPresent()) {
            throw EndpointLimit.of("API definitions that lie in S3 (BodyS3Location of " + wish.logicalId() + ")");
        }
        return wish.property("Body").map(Json::text);
    }
}
