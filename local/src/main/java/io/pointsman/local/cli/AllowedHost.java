package io.pointsman.local.cli;

import io.pointsman.endpoint.entry.HostName;
import java.util.Optional;
import picocli.CommandLine.TypeConversionException;

/** A name by which an endpoint lets itself be called besides those of loopback. Exactly this one: none under it. */
record AllowedHost(HostName name) {
    /** An address of IPv6 is also taken without its brackets: there is no port that they would have to tell it from. */
    static AllowedHost of(String text) {
        Optional<HostName> bare = HostName.of(text);
        return bare.or(() -> HostName.of("[" + text + "]"))
                .map(AllowedHost::new)
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is no name of a host; give a name or an"
                        + " address without scheme, port and wildcard, such as host.docker.internal"));
    }
}
