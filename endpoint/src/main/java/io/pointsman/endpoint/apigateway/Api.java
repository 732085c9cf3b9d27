package io.pointsman.endpoint.apigateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One API: its routes as they are written now, the snapshots that were deployed, and the stages that serve these. */
final class Api {
    private final String id;
    private final Protocol protocol;
    private List<Route> defined = List.of();
    private final Map<String, String> paths = new LinkedHashMap<>();
    private final Map<String, Integration> integrations = new LinkedHashMap<>();
    private final Map<String, RouteEntry> entries = new LinkedHashMap<>();
    private final Map<String, List<Route>> deployments = new LinkedHashMap<>();
    private final Map<String, Stage> stages = new LinkedHashMap<>();

    /** Which of API Gateway's two kinds; a WebSocket API has no plain HTTP. */
    enum Protocol {
        REST,
        HTTP,
        WEBSOCKET
    }

    /** A route that was made on its own, and names its integration. */
    record RouteEntry(String method, String path, String integration, String authorization) {}

    Api(String id, Protocol protocol) {
        this.id = id;
        this.protocol = protocol;
    }

    String id() {
        return id;
    }

    Protocol protocol() {
        return protocol;
    }

    /** The routes of a definition take the place of those of the one before. */
    void define(List<Route> routes) {
        defined = List.copyOf(routes);
    }

    /** Paths of REST resources by their ids. */
    Map<String, String> paths() {
        return paths;
    }

    Map<String, Integration> integrations() {
        return integrations;
    }

    Map<String, RouteEntry> entries() {
        return entries;
    }

    Map<String, Stage> stages() {
        return stages;
    }

    /** By id; taken from the routes as they are now. */
    Map<String, List<Route>> deployments() {
        return deployments;
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>(defined);
        entries.values()
                .forEach(entry -> Optional.ofNullable(integrations.get(entry.integration()))
                        .ifPresent(integration -> routes.add(new Route(
                                entry.method(), new PathTemplate(entry.path()), integration, entry.authorization()))));
        return routes;
    }

    /** What a stage serves. */
    List<Route> served(Stage stage) {
        return stage.followsChanges()
                ? routes()
                : stage.deployment()
                        .map(deployed -> deployments.getOrDefault(deployed, List.of()))
                        .orElse(List.of());
    }
}
