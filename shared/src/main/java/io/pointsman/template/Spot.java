package io.pointsman.template;

/** A place in the text and what shall stand there. */
record Spot(Change change, Form form, Wanted wanted) {
    sealed interface Change {}

    /** The value is replaced. */
    record Replace(Cursor value, Reach reach) implements Change {}

    /** The property is put before the first one of a mapping. */
    record Insert(Cursor mapping, String property) implements Change {}

    /** Bucket, key and version of a mapping are replaced, and whatever else it says stays. */
    record ReplaceMembers(Cursor mapping) implements Change {}

    /** The text stays. */
    record None() implements Change {}

    /** How far an alias may carry the change. */
    sealed interface Reach {
        /** Only to places that are changed the same way. */
        record Meant() implements Reach {}

        /** Wherever the whole of this node is repeated: it means the same everywhere. */
        record With(Span whole) implements Reach {}
    }

    static Replace replace(Cursor value) {
        return new Replace(value, new Reach.Meant());
    }
}
