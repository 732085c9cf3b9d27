package io.pointsman.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A node and the aliases that were followed on the way to it.
 *
 * @param node as it is written: may itself be an alias
 */
record Cursor(Node node, List<Node.Alias> followed) {
    static Cursor at(Node root) {
        return new Cursor(root, List.of());
    }

    /** What the node is, aliases resolved. */
    Node value() {
        return node.resolved();
    }

    Place place() {
        return node.span().at();
    }

    Optional<Node.Mapping> mapping() {
        return value() instanceof Node.Mapping mapping ? Optional.of(mapping) : Optional.empty();
    }

    /** The text of a scalar without a tag of its own. */
    Optional<String> text() {
        return value() instanceof Node.Scalar scalar
                        && !scalar.isNull()
                        && Intrinsic.of(scalar).isEmpty()
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    boolean isNull() {
        return value() instanceof Node.Scalar scalar && scalar.isNull();
    }

    Optional<Cursor> get(String key) {
        return mapping().flatMap(mapping -> mapping.get(key)).map(this::inside);
    }

    /** Every key that is text, with the cursor at its value. */
    Stream<Named> entries() {
        return mapping().stream()
                .flatMap(mapping -> mapping.effective().stream())
                .filter(entry -> entry.name().isPresent())
                .map(entry -> new Named(entry.name().get(), entry.key().span().at(), inside(entry.value())));
    }

    List<Cursor> items() {
        return value() instanceof Node.Sequence sequence
                ? sequence.items().stream().map(this::inside).toList()
                : List.of();
    }

    /** A child of this node's value: an alias at this node was followed. */
    Cursor inside(Node child) {
        List<Node.Alias> trail = new ArrayList<>(followed);
        Node at = node;
        while (at instanceof Node.Alias alias) {
            trail.add(alias);
            at = alias.target();
        }
        return new Cursor(child, List.copyOf(trail));
    }

    record Named(String name, Place at, Cursor value) {}
}
