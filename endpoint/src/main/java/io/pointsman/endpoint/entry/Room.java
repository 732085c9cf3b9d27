package io.pointsman.endpoint.entry;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** What lies behind a door: one kind of callers, in words of its own. Each method but the last answers the request. */
public interface Room {
    void handle(HttpExchange exchange) throws IOException;

    void refuse(HttpExchange exchange, TurnedAway refusal) throws IOException;

    /** Whether a browser that was told an address by a person may ask this. */
    boolean isForBrowsers(HttpExchange exchange);
}
