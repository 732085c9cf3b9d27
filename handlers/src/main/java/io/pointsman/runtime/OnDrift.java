package io.pointsman.runtime;

import io.pointsman.settings.Key;
import io.pointsman.settings.Kind;

/** What becomes of a release when a function is not what its stack made of it: somebody has changed it by hand. */
public enum OnDrift {
    STOP("Stop"),
    /** What stands there goes to production, and is what later releases are held to. */
    RELEASE("Release");

    public static final Key<OnDrift> KEY = Key.of(
                    "OnDrift",
                    Kind.oneOf(OnDrift.class),
                    "what becomes of a release when somebody has changed code or configuration of a function by hand")
            .or(STOP);

    private final String word;

    OnDrift(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
