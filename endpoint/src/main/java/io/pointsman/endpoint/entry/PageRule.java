package io.pointsman.endpoint.entry;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * No web page calls anything here. Browsers write {@code Origin} on whatever a page sends but GET and HEAD (Fetch, "HTTP-network-or-cache
 * fetch"), a page of the endpoint's own among them, and {@code Sec-Fetch-Site} on every request to loopback (Fetch Metadata Request
 * Headers): who asked for it. No program does: the fetch of Node.js writes {@code Sec-Fetch-Mode} alone.
 *
 * <p>What a person opened ({@code none}), and what such a page loads of its own origin, comes in, to look. A link in a letter is opened
 * by a person, too, so that looking must not change anything: see {@link Room#isForBrowsers}.
 */
final class PageRule {
    private static final String SITE = "Sec-Fetch-Site";
    private static final Set<String> WELCOME = Set.of("none", "same-origin");

    private PageRule() {}

    static Optional<String> objection(HttpExchange exchange, Room room) {
        Headers headers = exchange.getRequestHeaders();
        if (headers.containsKey("Origin")) {
            return Optional.of("it has the header Origin (" + shown(headers, "Origin")
                    + "), so that a web page has sent it, and no page may call the endpoint. A program leaves the"
                    + " header out");
        }
        if (!headers.containsKey(SITE)) {
            return Optional.empty();
        }
        List<String> sites = headers.getOrDefault(SITE, List.of());
        if (sites.size() != 1 || !WELCOME.contains(sites.getFirst())) {
            return Optional.of("it has the header " + SITE + " (" + shown(headers, SITE)
                    + "), so that a page of another origin, or a link on one, has made a browser send it. To look at"
                    + " something, paste its address into the browser");
        }
        return room.isForBrowsers(exchange)
                ? Optional.empty()
                : Optional.of("it has the header " + SITE + " (" + shown(headers, SITE)
                        + "), so that a browser has sent it. A browser may get objects of S3 and call the customers'"
                        + " addresses; the API is for the AWS CLI and the SDKs");
    }

    private static String shown(Headers headers, String name) {
        return Quoted.in(String.join(", ", headers.getOrDefault(name, List.of())));
    }
}
