package io.pointsman.actions.rewrite;

import java.util.Locale;

/**
 * Where packages go. In both, content that was released before keeps its earlier location while that object exists; by {@link #CONTENT} that
 * is no artifact which only other lines of releases point at.
 */
enum Packaging {
    /** The whole artifact keeps its own location; a part of it is cut out by content digest. */
    AUTO,
    /** Everything goes by content digest. */
    CONTENT;

    static Packaging of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether an item stays where it is: in the artifact. */
    boolean leaves(Item item) {
        return this == AUTO && item.isWhole();
    }
}
