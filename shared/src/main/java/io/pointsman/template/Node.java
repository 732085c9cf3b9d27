package io.pointsman.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * A value of a template as it is written: an alias stays an alias. Nodes are compared by identity, never by content: aliases to
 * aliases would make that endless.
 */
sealed interface Node {
    Span span();

    /** Empty for an alias. */
    Optional<String> anchor();

    /** As the parser gives it: {@code !Ref}, {@code tag:yaml.org,2002:str}. */
    Optional<String> tag();

    /** Text between quotes or bare. An absent value is a plain scalar without text. */
    record Scalar(Span span, Optional<String> anchor, Optional<String> tag, String text, ScalarStyle style)
            implements Node {
        boolean isPlain() {
            return style == ScalarStyle.PLAIN;
        }

        boolean isNull() {
            return isPlain()
                    && tag.isEmpty()
                    && switch (text) {
                        case "", "~", "null", "Null", "NULL" -> true;
                        default -> false;
                    };
        }
    }

    /** @param repeats a key is given twice: the last one counts */
    record Mapping(
            Span span,
            Optional<String> anchor,
            Optional<String> tag,
            List<Entry> entries,
            boolean flow,
            boolean repeats)
            implements Node {
        /** What counts of it, for whoever reads it; whoever writes sees all. */
        List<Entry> effective() {
            if (!repeats) {
                return entries;
            }
            Map<String, Entry> last = new LinkedHashMap<>();
            entries.forEach(entry -> entry.name().ifPresent(name -> {
                last.remove(name);
                last.put(name, entry);
            }));
            return List.copyOf(last.values());
        }

        /** Keys and values in turn. */
        private List<Node> members() {
            List<Node> members = new ArrayList<>(2 * entries.size());
            for (Entry entry : entries) {
                members.add(entry.key());
                members.add(entry.value());
            }
            return members;
        }

        /** The value of a key, as it is written. */
        Optional<Node> get(String key) {
            for (int i = entries.size() - 1; i >= 0; i--) {
                Entry entry = entries.get(i);
                if (entry.key() instanceof Scalar scalar && scalar.text().equals(key)) {
                    return Optional.of(entry.value());
                }
            }
            return Optional.empty();
        }
    }

    record Sequence(Span span, Optional<String> anchor, Optional<String> tag, List<Node> items, boolean flow)
            implements Node {}

    record Alias(Span span, String name, Node target) implements Node {
        @Override
        public Optional<String> anchor() {
            return Optional.empty();
        }

        @Override
        public Optional<String> tag() {
            return Optional.empty();
        }
    }

    /** One key of a mapping and its value. */
    record Entry(Node key, Node value) {
        /** The key as text; empty when it is no scalar. */
        Optional<String> name() {
            return key instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
        }
    }

    /** The node itself, or what an alias stands for. */
    default Node resolved() {
        Node node = this;
        while (node instanceof Alias alias) {
            node = alias.target();
        }
        return node;
    }

    /** The children of a collection, keys first; none of an alias. */
    default List<Node> children() {
        return switch (this) {
            case Mapping mapping -> mapping.members();
            case Sequence sequence -> sequence.items();
            case Scalar ignored -> List.of();
            case Alias ignored -> List.of();
        };
    }
}
