package io.pointsman.template;

import java.util.List;
import java.util.Optional;

/**
 * A function of CloudFormation, in its short form ({@code !Ref X}) or its long one ({@code Ref: X}).
 *
 * @param name in the long form: {@code Ref}, {@code Fn::Sub}
 * @param argument the node that holds the argument; in the short form the tagged node itself
 */
record Intrinsic(String name, Node argument) {
    static Optional<Intrinsic> of(Node node) {
        Node value = node.resolved();
        Optional<String> tag = value.tag().filter(t -> t.startsWith("!") && t.length() > 1);
        if (tag.isPresent()) {
            return Optional.of(new Intrinsic(longName(tag.get().substring(1)), value));
        }
        return value instanceof Node.Mapping mapping && mapping.entries().size() == 1
                ? longForm(mapping.entries().getFirst())
                : Optional.empty();
    }

    private static String longName(String tag) {
        return switch (tag) {
            case "Ref", "Condition" -> tag;
            default -> "Fn::" + tag;
        };
    }

    private static Optional<Intrinsic> longForm(Node.Entry entry) {
        return entry.name()
                .filter(name -> name.equals("Ref") || name.startsWith("Fn::"))
                .map(name -> new Intrinsic(name, entry.value().resolved()));
    }

    boolean is(String other) {
        return name.equals(other);
    }

    /** The argument where it is text. */
    Optional<String> text() {
        return argument instanceof Node.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }

    /** The text that {@code Fn::Sub} fills in, in either of its two forms. */
    Optional<String> pattern() {
        return argument instanceof Node.Sequence sequence && !sequence.items().isEmpty()
                ? new Intrinsic(name, sequence.items().getFirst().resolved()).text()
                : text();
    }

    /** The arguments where they are a list. */
    List<Node> arguments() {
        return argument instanceof Node.Sequence sequence ? sequence.items() : List.of();
    }
}
