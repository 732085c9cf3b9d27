package io.pointsman.endpoint.wire;

import io.pointsman.endpoint.encoding.Percent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The paths of a REST protocol: which method and path is which operation, and with which status it is answered. */
final class RestRoutes {
    private final List<Route> routes;

    /**
     * One line of the table.
     *
     * @param parameter of the query that tells this operation from another on the same path; empty for none
     */
    record Route(String method, List<String> template, String parameter, String operation, int status) {}

    /** A request's operation and what its path says. */
    record Match(String operation, Map<String, Object> members) {}

    private RestRoutes(List<Route> routes) {
        this.routes = routes;
    }

    /** @param table a line for each operation: method, path with names in braces, a name that the query must have after "?", operation, status */
    static RestRoutes read(String table) {
        List<Route> routes = new ArrayList<>();
        for (String line : table.lines().toList()) {
            List<String> words = List.of(line.split(" +", 0));
            List<String> place = List.of(words.get(1).split("\\?", 2));
            routes.add(new Route(
                    words.get(0),
                    segments(place.getFirst()),
                    place.size() > 1 ? place.getLast() : "",
                    words.get(2),
                    Integer.parseInt(words.get(3))));
        }
        return new RestRoutes(List.copyOf(routes));
    }

    /** @param parameters the names in the query */
    Optional<Match> match(String method, String path, Set<String> parameters) {
        List<String> segments = segments(path);
        return routes.stream()
                .filter(route -> route.method().equals(method) && fits(route.template(), segments))
                .filter(route -> route.parameter().isEmpty() || parameters.contains(route.parameter()))
                .max(Comparator.comparing(route -> !route.parameter().isEmpty()))
                .map(route -> new Match(route.operation(), members(route.template(), segments)));
    }

    boolean has(String operation) {
        return routes.stream().anyMatch(route -> route.operation().equals(operation));
    }

    /** What has a path. */
    Set<String> operations() {
        return routes.stream().map(Route::operation).collect(Collectors.toUnmodifiableSet());
    }

    int status(String operation) {
        return routes.stream()
                .filter(route -> route.operation().equals(operation))
                .findFirst()
                .map(Route::status)
                .orElse(200);
    }

    private static boolean fits(List<String> template, List<String> segments) {
        if (template.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < template.size(); i++) {
            if (!isName(template.get(i)) && !template.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, Object> members(List<String> template, List<String> segments) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < template.size(); i++) {
            if (isName(template.get(i))) {
                String name = template.get(i);
                members.put(name.substring(1, name.length() - 1), Percent.path(segments.get(i)));
            }
        }
        return members;
    }

    private static boolean isName(String segment) {
        return segment.startsWith("{");
    }

    private static List<String> segments(String path) {
        return List.of(path.replaceFirst("^/", "").replaceFirst("/$", "").split("/", 0));
    }
}
