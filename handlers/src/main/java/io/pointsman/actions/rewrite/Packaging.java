package io.pointsman.actions.rewrite;

import io.pointsman.template.Location;
import java.util.Locale;

/**
 * Where packages go. Content that was released before keeps its earlier location while that object exists, but by {@link #CONTENT} no
 * artifact: whoever wants that may be unable to read one.
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

    /** Whether something may be released from there, by its place alone. */
    boolean takes(Location location) {
        return this == AUTO || location.key().startsWith(CodeStore.FOLDER);
    }
}
