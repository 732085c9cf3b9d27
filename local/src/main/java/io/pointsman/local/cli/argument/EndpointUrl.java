package io.pointsman.local.cli.argument;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import picocli.CommandLine.TypeConversionException;

/** Where an endpoint listens. */
public record EndpointUrl(URI uri) {
    public static EndpointUrl of(String text) {
        return read(text)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "' is no URL of an endpoint; one is like http://127.0.0.1:4599"));
    }

    private static Optional<EndpointUrl> read(String text) {
        try {
            URI uri = new URI(text);
            boolean isHttp = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return isHttp && uri.getHost() != null ? Optional.of(new EndpointUrl(uri)) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** A variable that is set to nothing is not set. */
    public static Optional<EndpointUrl> given(Optional<EndpointUrl> option, Optional<String> variable) {
        return option.or(() -> variable.filter(text -> !text.isEmpty()).map(EndpointUrl::of));
    }
}
