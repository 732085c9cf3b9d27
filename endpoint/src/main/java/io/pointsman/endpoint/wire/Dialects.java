package io.pointsman.endpoint.wire;

import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.Service.Protocol;
import java.util.Optional;

/** Which protocol a request speaks: CloudWatch alone is spoken in three ways, so the request decides before the service does. */
final class Dialects {
    private final Dialect s3 = new S3Dialect();

    /**
     * @param named what the request is signed for
     * @param service which that is here; empty where it is not
     */
    Dialect of(String named, Optional<Service> service, Request request) {
        if (request.header("x-amz-target").isPresent()) {
            return new JsonDialect(named);
        }
        return of(named, service.map(Service::protocol).orElse(guess(request)));
    }

    /** The one that the clients of a service speak today. */
    Dialect of(Service service) {
        return of(service.signingName(), service.protocol());
    }

    private Dialect of(String named, Protocol protocol) {
        return switch (protocol) {
            case QUERY -> new QueryDialect(named);
            case JSON -> new JsonDialect(named);
            case LAMBDA_REST -> new LambdaDialect(named);
            case API_GATEWAY_REST -> new ApiGatewayDialect(named);
            case S3_REST -> s3;
        };
    }

    /** For a service that is not here: enough to say no in words that the client can read. */
    private static Protocol guess(Request request) {
        return request.header("content-type").orElse("").startsWith("application/x-www-form-urlencoded")
                ? Protocol.QUERY
                : Protocol.LAMBDA_REST;
    }
}
