package io.pointsman.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What shall become of one node. */
sealed interface Intent {
    /** As it stands in the text. */
    Node node();

    /** The aliases on the ways to it. */
    List<Node.Alias> followed();

    /** Whether the other one wants the same. */
    boolean asks(Intent other);

    Intent alsoBy(List<Node.Alias> more);

    /** How far an alias may carry it. */
    default Spot.Reach reach() {
        return new Spot.Reach.Meant();
    }

    /** @param reach how far an alias may carry it */
    record Replace(Node node, List<Node.Alias> followed, NewValue value, Spot.Reach reach) implements Intent {
        @Override
        public boolean asks(Intent other) {
            return other instanceof Replace replace && replace.value().equals(value);
        }

        @Override
        public Intent alsoBy(List<Node.Alias> more) {
            return new Replace(node, both(followed, more), value, reach);
        }
    }

    /** @param members of the mapping, in this order before its first one */
    record Insert(Node.Mapping node, List<Node.Alias> followed, Map<String, NewValue> members) implements Intent {
        Insert(Node.Mapping node, List<Node.Alias> followed, String property, NewValue value) {
            this(node, followed, Map.of(property, value));
        }

        @Override
        public boolean asks(Intent other) {
            return other instanceof Insert insert && insert.members().equals(members);
        }

        @Override
        public Intent alsoBy(List<Node.Alias> more) {
            return new Insert(node, both(followed, more), members);
        }
    }

    /** @param names of members of the mapping, which go */
    record Remove(Node.Mapping node, List<Node.Alias> followed, Set<String> names) implements Intent {
        @Override
        public boolean asks(Intent other) {
            return other instanceof Remove remove && remove.names().equals(names);
        }

        @Override
        public Intent alsoBy(List<Node.Alias> more) {
            return new Remove(node, both(followed, more), names);
        }

        boolean keeps(Node.Entry entry) {
            return entry.name().filter(names::contains).isEmpty();
        }
    }

    /**
     * A logical id gets another one in this text.
     *
     * @param what a regular expression of the id, as it stands in the text
     */
    record Rename(Node.Scalar node, String what, String to) implements Intent {
        @Override
        public List<Node.Alias> followed() {
            return List.of();
        }

        @Override
        public boolean asks(Intent other) {
            return equals(other);
        }

        @Override
        public Intent alsoBy(List<Node.Alias> more) {
            return this;
        }

        String in(String text) {
            return text.replaceAll(what, to);
        }
    }

    private static List<Node.Alias> both(List<Node.Alias> some, List<Node.Alias> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
