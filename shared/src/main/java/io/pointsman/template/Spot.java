package io.pointsman.template;

/** A site and where its text is edited. */
record Spot(CodeSite site, Change change) {
    sealed interface Change {}

    /** The value is replaced. */
    record Replace(Cursor value, Shape shape) implements Change {}

    /** The property is put before the first one of a mapping. */
    record Insert(Cursor mapping, String property, Shape shape) implements Change {}

    /** The text stays. */
    record None() implements Change {}
}
