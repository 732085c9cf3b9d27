package io.pointsman.actions.changeset;

/** Keeps templates that are too long for the call itself. */
interface Templates {
    /**
     * Keeps one, for good.
     *
     * @return its https address, as CloudFormation takes it
     */
    String keep(String digest, String template);
}
