package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.EndpointLimit;
import io.pointsman.endpoint.Origin;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.http.FunctionCall;
import io.pointsman.endpoint.http.ProxyAnswer;
import io.pointsman.endpoint.http.ProxyEvents;
import io.pointsman.endpoint.http.ProxyRoute;
import io.pointsman.endpoint.http.WebDoor;
import io.pointsman.endpoint.http.WebRequest;
import io.pointsman.endpoint.http.WebResponse;
import io.pointsman.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** Calls to function URLs: {@code /_urls/<UrlId>/<path>}, for what has the host {@code <UrlId>.lambda-url.<region>.on.aws} in AWS. */
final class UrlDoor implements WebDoor {
    private static final String DEFAULT = "$default";
    private static final WebResponse FORBIDDEN = WebResponse.json(
            403,
            "{\"Message\":\"Forbidden. For troubleshooting Function URL authorization issues, see:"
                    + " https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html\"}");
    private static final int THROTTLED = 429;

    private final World world;
    private final Functions functions;

    UrlDoor(World world, Functions functions) {
        this.world = world;
        this.functions = functions;
    }

    private record Found(FunctionUrl url, String arn) {
        boolean isOpen() {
            return url.settings().text("AuthType").orElse("").equals("NONE");
        }
    }

    @Override
    public boolean knows(WebRequest request) {
        return world.locked(() -> find(request.first())).isPresent();
    }

    @Override
    public WebResponse answer(WebRequest request) {
        String id = request.first();
        return world.locked(() -> find(id))
                .map(found -> answer(found, id, request.rest()))
                .orElse(FORBIDDEN);
    }

    private Optional<Found> find(String id) {
        return functions.all().stream()
                .flatMap(function -> function.urls().entrySet().stream()
                        .filter(url -> url.getValue().id().equals(id))
                        .map(url -> new Found(url.getValue(), arn(function, url.getKey()))))
                .findFirst();
    }

    private String arn(LambdaFunction function, String qualifier) {
        return qualifier.equals(FunctionAddress.LATEST) ? functions.arn(function) : functions.arn(function, qualifier);
    }

    private WebResponse answer(Found found, String id, WebRequest request) {
        if (found.url().settings().text("InvokeMode").orElse("").equals("RESPONSE_STREAM")) {
            throw EndpointLimit.of("answers that stream (the URL of " + found.arn() + ")");
        }
        if (!found.isOpen() && !request.signed()) {
            return FORBIDDEN;
        }
        Origin.Kind kind = found.isOpen() ? Origin.Kind.FUNCTION_URL : Origin.Kind.SIGNED_FUNCTION_URL;
        JsonObject event = ProxyEvents.http2(request, route(found, id, request));
        WebResponse failed = WebResponse.text(502, "Internal Server Error");
        try {
            return FunctionCall.answer(
                    world, found.arn(), new Origin(kind, found.arn()), event, ProxyAnswer::format2, failed);
        } catch (EndpointLimit limit) {
            throw limit;
        } catch (AwsError refused) {
            return switch (refused.status()) {
                case 403 -> FORBIDDEN;
                case THROTTLED -> WebResponse.json(THROTTLED, "{\"Reason\":\"ConcurrentInvocationLimitExceeded\"}");
                default -> failed;
            };
        }
    }

    private ProxyRoute route(Found found, String id, WebRequest request) {
        return new ProxyRoute(
                found.isOpen() ? "anonymous" : world.account(),
                id,
                id + ".lambda-url." + world.region() + ".on.aws",
                DEFAULT,
                DEFAULT,
                DEFAULT,
                request.path(),
                Map.of(),
                Map.of(),
                world.clock().instant());
    }
}
