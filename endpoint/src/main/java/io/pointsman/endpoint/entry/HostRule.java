package io.pointsman.endpoint.entry;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A request is for loopback, by a name of loopback. By any other a browser may have been led here: the owner of a name may let it point
 * to this machine, and the browser then takes what listens here for the owner's (DNS rebinding). One host, and not two of which
 * each reader picks another; where the request's target names one, too, that as well.
 */
final class HostRule {
    private static final String LOOPBACK = " is no name of this machine's loopback (localhost, *.localhost, 127.0.0.1,"
            + " [::1]); a web page may have led a browser here by a name of its own";

    private final Set<HostName> allowed;
    private final Function<HostName, String> wayIn;

    /**
     * @param allowed names besides those of loopback
     * @param wayIn what to do where the name was meant; a sentence
     */
    HostRule(Set<HostName> allowed, Function<HostName, String> wayIn) {
        this.allowed = Set.copyOf(allowed);
        this.wayIn = wayIn;
    }

    Optional<String> objection(HttpExchange exchange) {
        List<String> hosts = exchange.getRequestHeaders().getOrDefault("Host", List.of());
        if (hosts.size() != 1) {
            return Optional.of(hosts.isEmpty() ? "it has no header Host" : "it has " + hosts.size() + " headers Host");
        }
        return objection("its Host", hosts.getFirst()).or(() -> objection(exchange.getRequestURI()));
    }

    /** {@code GET http://host/path}, as a proxy is asked. */
    private Optional<String> objection(URI target) {
        return target.isAbsolute()
                ? objection(
                        "the host of its target",
                        Optional.ofNullable(target.getRawAuthority()).orElse(""))
                : Optional.empty();
    }

    private Optional<String> objection(String what, String authority) {
        String shown = what + " \"" + Quoted.in(authority) + "\"";
        Optional<HostName> host = HostName.in(authority);
        if (host.isEmpty()) {
            return Optional.of(shown + " is no name of a host");
        }
        return host.filter(name -> !name.isOfLoopback() && !allowed.contains(name))
                .map(name -> shown + LOOPBACK + ". " + wayIn.apply(name));
    }
}
