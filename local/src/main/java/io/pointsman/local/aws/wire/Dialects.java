package io.pointsman.local.aws.wire;

import io.pointsman.local.aws.Service;
import io.pointsman.local.aws.Service.Protocol;
import java.util.Optional;

/** Which protocol a request speaks: CloudWatch alone is spoken in three ways, so the request decides before the service does. */
final class Dialects {
    private final Dialect lambda = new LambdaDialect();
    private final Dialect s3 = new S3Dialect();

    Dialect of(Optional<Service> service, Request request) {
        if (request.header("x-amz-target").isPresent()) {
            return new JsonDialect(name(service));
        }
        return switch (service.map(Service::protocol).orElse(guess(request))) {
            case QUERY -> new QueryDialect(name(service));
            case JSON -> new JsonDialect(name(service));
            case LAMBDA_REST -> lambda;
            case S3_REST -> s3;
        };
    }

    private static String name(Optional<Service> service) {
        return service.map(Service::signingName).orElse("a service that is not here");
    }

    /** For a service that is not here: enough to say no in words that the client can read. */
    private static Protocol guess(Request request) {
        return request.header("content-type").orElse("").startsWith("application/x-www-form-urlencoded")
                ? Protocol.QUERY
                : Protocol.LAMBDA_REST;
    }
}
