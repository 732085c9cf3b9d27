package io.pointsman.gates;

import java.util.Optional;

/** The release freezes of stacks: objects {@code gates/STACK} of the release bucket, each with its reason for text. */
public interface Gates {
    /** The closed gate of a stack; empty when it has none, which means open. */
    Optional<ClosedGate> closed(String stack);
}
