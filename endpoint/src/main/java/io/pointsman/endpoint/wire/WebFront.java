package io.pointsman.endpoint.wire;

import com.sun.net.httpserver.HttpExchange;
import io.pointsman.endpoint.Complaint;
import io.pointsman.endpoint.EndpointLimit;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.encoding.Percent;
import io.pointsman.endpoint.entry.Room;
import io.pointsman.endpoint.entry.TurnedAway;
import io.pointsman.endpoint.http.WebDoor;
import io.pointsman.endpoint.http.WebRequest;
import io.pointsman.endpoint.http.WebResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes the requests of customers, who speak plain HTTP and no API of AWS, to the service whose door it is. */
final class WebFront implements Room {
    /** The connection's own. */
    private static final Set<String> HOP = Set.of("content-length", "transfer-encoding", "connection", "keep-alive");

    private final World world;
    private final String name;
    private final WebDoor first;

    /** @param first of the endpoint's first account, which says no where no account has what is asked for */
    private WebFront(World world, String name, WebDoor first) {
        this.world = world;
        this.name = name;
        this.first = first;
    }

    /** By the first part of the path: {@code _apis}, {@code _urls}. */
    static Map<String, WebFront> of(World world) {
        Map<String, WebFront> fronts = new LinkedHashMap<>();
        world.services()
                .values()
                .forEach(service ->
                        service.doors().forEach((name, door) -> fronts.put(name, new WebFront(world, name, door))));
        return fronts;
    }

    /** Customers have browsers. What a page of another origin may do in AWS, no page does here. */
    @Override
    public boolean isForBrowsers(HttpExchange exchange) {
        return true;
    }

    @Override
    public void refuse(HttpExchange exchange, TurnedAway refusal) throws IOException {
        try (exchange) {
            Exchange.drain(exchange);
            send(exchange, WebResponse.message(TurnedAway.STATUS, refusal.said()));
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        } catch (RuntimeException | Error cut) { // the answer had begun
            Complaint.about(exchange.getRequestURI().getRawPath(), cut);
        }
    }

    private WebResponse answer(HttpExchange exchange) throws IOException {
        WebRequest request = request(exchange);
        try {
            WebResponse answer = door(request.rest()).answer(request.rest());
            world.keeping().settle();
            return answer;
        } catch (EndpointLimit limit) {
            return WebResponse.message(limit.status(), limit.said());
        } catch (RuntimeException | Error surprise) {
            Complaint.about("the answer to " + exchange.getRequestURI().getRawPath(), surprise);
            return WebResponse.message(500, "the endpoint failed: " + surprise);
        }
    }

    private WebDoor door(WebRequest request) {
        return world.accounts().all().stream()
                .flatMap(account -> account.services().values().stream())
                .flatMap(service -> Optional.ofNullable(service.doors().get(name)).stream())
                .filter(door -> door.knows(request))
                .findFirst()
                .orElse(first);
    }

    private static WebRequest request(HttpExchange exchange) throws IOException {
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        Map<String, List<String>> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        boolean signed =
                headers.getOrDefault("authorization", List.of("")).getFirst().startsWith("AWS4-HMAC-SHA256 ")
                        || query.contains("X-Amz-Signature=");
        return new WebRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                query,
                Percent.pairs(query),
                headers,
                exchange.getRequestBody().readAllBytes(),
                signed);
    }

    private static void send(HttpExchange exchange, WebResponse response) throws IOException {
        response.headers().forEach((name, values) -> {
            if (!HOP.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        boolean bare = exchange.getRequestMethod().equals("HEAD") || response.body().length == 0;
        exchange.sendResponseHeaders(response.status(), bare ? -1 : response.body().length);
        if (!bare) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(response.body());
            }
        }
    }
}
