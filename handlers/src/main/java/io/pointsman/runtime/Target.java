package io.pointsman.runtime;

import io.pointsman.settings.RoleArn;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where and as whom an action works. Empty means the function's own.
 *
 * @param region to deploy into
 * @param role to assume there, in another account perhaps
 * @param externalId that the role asks for
 */
record Target(Optional<String> region, Optional<String> role, Optional<String> externalId) {
    static final Target HOME = new Target(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Tells stacks of one name apart, for the release bucket: empty at home, else {@code @ACCOUNT}, {@code @REGION} or
     * {@code @ACCOUNT.REGION}. No stack's name has an {@code @}.
     */
    String suffix() {
        Optional<String> account = role.flatMap(RoleArn::account);
        String place = Stream.of(account, region).flatMap(Optional::stream).collect(Collectors.joining("."));
        return place.isEmpty() ? "" : "@" + place;
    }
}
