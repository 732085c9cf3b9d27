package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.cloudformation.stack.Stack;
import io.pointsman.endpoint.cloudformation.template.Invalid;

/** Refuses to change a stack whose state does not allow it. */
final class Updatable {
    private Updatable() {}

    static void check(Stack stack) {
        if (!stack.status().isUpdatable()) {
            throw Invalid.because(
                    "Stack:" + stack.id() + " is in " + stack.status() + " state and can not be updated.");
        }
    }
}
