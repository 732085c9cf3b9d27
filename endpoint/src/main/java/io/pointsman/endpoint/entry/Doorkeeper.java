package io.pointsman.endpoint.entry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks at the head of each request before anybody else does, and turns away what a web page may have sent. Signatures help nothing
 * here: the keys of a local endpoint are public words. Programs of this machine come in, whoever runs them.
 */
public final class Doorkeeper {
    private final HostRule hosts;
    private final Consumer<String> log;

    private Doorkeeper(HostRule hosts, Consumer<String> log) {
        this.hosts = hosts;
        this.log = log;
    }

    /**
     * Of an endpoint.
     *
     * @param allowed names by which it is called besides those of loopback, as a container calls this machine
     * @param log gets a line for each request that is turned away, without its end
     */
    public static Doorkeeper letting(Set<HostName> allowed, Consumer<String> log) {
        HostRule hosts = new HostRule(
                allowed,
                name -> "If it is yours, as a container's name for this machine is: pointsman serve --allow-host "
                        + name);
        return new Doorkeeper(hosts, log);
    }

    /** Says on standard error whom it turns away. */
    public static Doorkeeper letting(Set<HostName> allowed) {
        return letting(allowed, Doorkeeper::say);
    }

    /** Of an address that one process of this machine was given, and nobody else. */
    public static Doorkeeper ofOneProcess() {
        return new Doorkeeper(
                new HostRule(Set.of(), name -> "A function's own process has the address"), Doorkeeper::say);
    }

    @SuppressWarnings("SystemOut") // whoever runs the endpoint reads it here; there is no other log
    private static void say(String line) {
        System.err.println(line);
    }

    public HttpHandler before(Room room) {
        return exchange -> {
            Optional<TurnedAway> refusal = hosts.objection(exchange)
                    .or(() -> PageRule.objection(exchange, room))
                    .map(TurnedAway::new);
            if (refusal.isPresent()) {
                log.accept("pointsman: refused " + asked(exchange) + ": "
                        + refusal.get().reason());
                room.refuse(exchange, refusal.get());
            } else {
                room.handle(exchange);
            }
        };
    }

    /** Without the query, which may hold a signature. */
    private static String asked(HttpExchange exchange) {
        return Quoted.in(
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath());
    }
}
