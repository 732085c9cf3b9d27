package io.pointsman.actions.changeset;

import java.util.Optional;

/** Templates in the release bucket: those that are too long for the call itself, nested ones, and edited ones. */
interface Templates {
    /**
     * Keeps one, for good.
     *
     * @return its https address, as CloudFormation takes it
     */
    String keep(String digest, String template);

    /** The text of a template at an address; empty where it does not lie in the release bucket, or is not there. */
    Optional<String> read(String address);
}
