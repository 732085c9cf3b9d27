package io.pointsman.actions.rewrite.cdk;

import java.util.Locale;

/** What becomes of a release with image assets, which somebody else has to publish. */
public enum ImagesLeft {
    WARN,
    REFUSE;

    public static ImagesLeft of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
