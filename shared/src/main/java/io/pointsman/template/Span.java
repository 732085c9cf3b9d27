package io.pointsman.template;

/**
 * Where a node stands in the text.
 *
 * @param from its first UTF-16 unit; tag and anchor belong to the node
 * @param to the unit after its last one
 */
record Span(int from, int to, Place at) {
    boolean encloses(Span other) {
        return from <= other.from && other.to <= to;
    }

    boolean contains(int offset) {
        return from <= offset && offset <= to;
    }
}
