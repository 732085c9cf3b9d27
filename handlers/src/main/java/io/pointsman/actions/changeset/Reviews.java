package io.pointsman.actions.changeset;

import java.util.Optional;

/** Keeps review pages where people can open them. */
interface Reviews {
    /** Keeps one: another digest is another page. */
    Kept keep(String stack, String run, String digest, String html);

    /**
     * Where a page is.
     *
     * @param address for a person who is signed in; empty where there is none
     * @param isFixed the address opens this page, whatever else is written in its place; false: whoever may write there can exchange it
     */
    record Kept(Optional<String> address, boolean isFixed) {}
}
