package io.pointsman.actions.rewrite;

import io.pointsman.template.Location;
import java.util.Optional;

/**
 * What content is released from.
 *
 * @param sha256 of the bytes there, in Base64; empty where an earlier version of Pointsman wrote it down, which did not say
 */
record Origin(Location location, Optional<String> sha256) {
    Origin with(String known) {
        return new Origin(location, Optional.of(known));
    }
}
