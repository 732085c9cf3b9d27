package io.pointsman.endpoint.wire;

import io.pointsman.endpoint.Caller;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who signed a request, and for which service. The signature itself is not checked: the keys of a local endpoint are public
 * words. Who may come in at all is the {@link io.pointsman.endpoint.entry.Doorkeeper}'s to say.
 */
record Signature(Caller caller, String service) {
    /** {@code Credential=AKID/20260101/us-east-1/s3/aws4_request}. */
    private static final Pattern CREDENTIAL =
            Pattern.compile("(?:^|Credential=)([^/,\\s]+)/\\d{8}/[^/]+/([^/]+)/aws4_request");

    private static final Signature NONE = new Signature(new Caller("anonymous"), "s3");

    /** An unsigned request can only be one to S3. */
    static Signature of(Request request) {
        return request.header("authorization")
                .or(() -> request.parameter("X-Amz-Credential"))
                .flatMap(Signature::read)
                .map(read -> read.toApiOf(request.path()))
                .or(() -> request.parameter("AWSAccessKeyId").map(id -> new Signature(new Caller(id), "s3")))
                .orElse(NONE);
    }

    /** Both of API Gateway's APIs are signed for by one name; their paths tell them apart. */
    private Signature toApiOf(String path) {
        return service.equals("apigateway") && path.startsWith("/v2/") ? new Signature(caller, "apigatewayv2") : this;
    }

    private static Optional<Signature> read(String text) {
        Matcher credential = CREDENTIAL.matcher(text);
        return credential.find()
                ? Optional.of(new Signature(new Caller(credential.group(1)), credential.group(2)))
                : Optional.empty();
    }
}
