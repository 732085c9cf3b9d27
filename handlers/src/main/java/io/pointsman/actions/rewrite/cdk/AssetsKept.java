package io.pointsman.actions.rewrite.cdk;

import java.util.Locale;

/** What becomes of an asset that stands where no location can be put. */
public enum AssetsKept {
    /** The release is refused. */
    NONE,
    /** The build has published it. */
    PUBLISHED;

    public static AssetsKept of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
