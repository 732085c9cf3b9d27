package io.pointsman.actions.changeset;

import java.util.Optional;

/** Keeps review pages where people can open them. */
interface Reviews {
    /**
     * Keeps one, for good: another digest is another page.
     *
     * @return its address for a person who is signed in; empty where there is none
     */
    Optional<String> keep(String stack, String run, String digest, String html);
}
