package io.pointsman.hooks.gate;

import java.util.Optional;

/** The closed gates: objects {@code gates/STACK} of the release bucket, each with its reason for text. */
interface Gates {
    /** The text of a stack's gate; empty when it has none, which means open. */
    Optional<String> reason(String stack);
}
