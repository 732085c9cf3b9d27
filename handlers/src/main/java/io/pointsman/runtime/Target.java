package io.pointsman.runtime;

import java.util.Optional;

/**
 * Where and as whom an action works. Empty means the function's own.
 *
 * @param region to deploy into
 * @param role to assume there, in another account perhaps
 * @param externalId that the role asks for
 */
record Target(Optional<String> region, Optional<String> role, Optional<String> externalId) {
    static final Target HOME = new Target(Optional.empty(), Optional.empty(), Optional.empty());
}
