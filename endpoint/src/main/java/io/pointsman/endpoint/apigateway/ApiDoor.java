package io.pointsman.endpoint.apigateway;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.EndpointLimit;
import io.pointsman.endpoint.Origin;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.encoding.Percent;
import io.pointsman.endpoint.http.FunctionCall;
import io.pointsman.endpoint.http.ProxyAnswer;
import io.pointsman.endpoint.http.ProxyEvents;
import io.pointsman.endpoint.http.ProxyRoute;
import io.pointsman.endpoint.http.WebDoor;
import io.pointsman.endpoint.http.WebRequest;
import io.pointsman.endpoint.http.WebResponse;
import io.pointsman.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calls to APIs: {@code /_apis/<ApiId>/<stage>/<path>}, for what has the host {@code <ApiId>.execute-api.<region>.amazonaws.com} in
 * AWS. What is refused is refused as API Gateway does it, which differs between its two kinds of API.
 */
final class ApiDoor implements WebDoor {
    private final World world;
    private final Apis apis;

    ApiDoor(World world, Apis apis) {
        this.world = world;
        this.apis = apis;
    }

    /** What a request found on its way. */
    private record Found(Api api, Stage stage, Route route, Map<String, String> parameters, String path) {
        boolean isRest() {
            return api.protocol() == Api.Protocol.REST;
        }
    }

    private record Place(Stage stage, WebRequest request) {}

    @Override
    public boolean knows(WebRequest request) {
        return world.locked(() -> apis.find(request.first())).isPresent();
    }

    @Override
    public WebResponse answer(WebRequest request) {
        String id = request.first();
        Optional<Api> api = world.locked(() -> apis.find(id));
        if (api.isEmpty()) {
            return forbidden();
        }
        if (api.get().protocol() == Api.Protocol.WEBSOCKET) {
            throw EndpointLimit.of("WebSocket APIs (" + id + ")");
        }
        WebRequest behind = request.rest();
        Optional<Place> place = world.locked(() -> place(api.get(), behind));
        return place.map(found -> answer(api.get(), found))
                .orElseGet(() -> api.get().protocol() == Api.Protocol.REST ? forbidden() : notFound());
    }

    private WebResponse answer(Api api, Place place) {
        return world.locked(() -> route(api, place))
                .map(found -> answer(found, place.request()))
                .orElseGet(() -> api.protocol() == Api.Protocol.REST ? missingToken() : notFound());
    }

    /** An HTTP API's default stage needs no name in the path. */
    private static Optional<Place> place(Api api, WebRequest request) {
        Optional<Stage> named = Optional.ofNullable(api.stages().get(Percent.path(request.first())));
        return named.map(stage -> new Place(stage, request.rest()))
                .or(() -> Optional.ofNullable(api.stages().get(Route.DEFAULT)).map(stage -> new Place(stage, request)));
    }

    private static Optional<Found> route(Api api, Place place) {
        boolean rest = api.protocol() == Api.Protocol.REST;
        String path = place.request().path();
        String sought = rest && path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        List<Route> served = api.served(place.stage());
        List<Route> fitting = served.stream()
                .filter(route ->
                        !route.isDefault() && route.path().match(sought).isPresent())
                .filter(route -> rest || route.takes(place.request().method()))
                .sorted(Comparator.comparing(Route::path, PathTemplate.NARROW_FIRST)
                        .thenComparing(route -> route.method().equals(Route.ANY)))
                .toList();
        return fitting.stream()
                .filter(route -> route.path().equals(fitting.getFirst().path()))
                .filter(route -> route.takes(place.request().method()))
                .findFirst()
                .or(() -> served.stream().filter(Route::isDefault).findFirst())
                .map(route -> new Found(
                        api,
                        place.stage(),
                        route,
                        route.isDefault()
                                ? Map.of()
                                : route.path().match(sought).orElseThrow(),
                        Percent.path(path)));
    }

    private WebResponse answer(Found found, WebRequest request) {
        if (!found.route().admits(request.signed())) {
            return found.isRest() ? missingToken() : WebResponse.message(403, "Forbidden");
        }
        String function = found.route()
                .integration()
                .function(found.route().key(), found.stage().variables());
        Origin origin = new Origin(Origin.Kind.API, arn(found, request));
        try {
            return invoked(found, request, function, origin);
        } catch (EndpointLimit limit) {
            throw limit;
        } catch (AwsError refused) { // no permission, no such alias, throttled: the customer hears nothing of it
            return WebResponse.message(500, found.isRest() ? "Internal server error" : "Internal Server Error");
        }
    }

    private WebResponse invoked(Found found, WebRequest request, String function, Origin origin) {
        ProxyRoute route = proxied(found);
        if (found.isRest()) {
            WebResponse failed = WebResponse.message(502, "Internal server error");
            JsonObject event = ProxyEvents.rest(request, route);
            return FunctionCall.answer(world, function, origin, event, ProxyAnswer::format1, failed);
        }
        WebResponse failed = WebResponse.message(500, "Internal Server Error");
        return found.route().integration().format().equals("2.0")
                ? FunctionCall.answer(
                        world, function, origin, ProxyEvents.http2(request, route), ProxyAnswer::format2, failed)
                : FunctionCall.answer(
                        world, function, origin, ProxyEvents.http1(request, route), ProxyAnswer::format1, failed);
    }

    private ProxyRoute proxied(Found found) {
        return new ProxyRoute(
                world.account(),
                found.api().id(),
                found.api().id() + ".execute-api." + world.region() + ".amazonaws.com",
                found.stage().name(),
                found.route().key(),
                found.route().path().text(),
                found.path(),
                found.parameters(),
                found.stage().variables(),
                world.clock().instant());
    }

    private String arn(Found found, WebRequest request) {
        String resource = found.route().isDefault()
                ? "/" + Route.DEFAULT
                : "/" + request.method() + found.route().path().text();
        return world.arn("execute-api", found.api().id() + "/" + found.stage().name() + resource);
    }

    private static WebResponse forbidden() {
        return WebResponse.message(403, "Forbidden").with("x-amzn-ErrorType", "ForbiddenException");
    }

    private static WebResponse missingToken() {
        return WebResponse.message(403, "Missing Authentication Token")
                .with("x-amzn-ErrorType", "MissingAuthenticationTokenException");
    }

    private static WebResponse notFound() {
        return WebResponse.message(404, "Not Found");
    }
}
