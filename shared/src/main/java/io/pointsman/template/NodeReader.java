package io.pointsman.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Text to nodes, from the parser's events. The composer of the library would lose where an alias stands. What this cannot read is
 * a {@link BadTemplate}; a key given twice is noted and read on.
 */
final class NodeReader {
    private static final int DEEPEST = 200;

    private final IntUnaryOperator units;
    private final Iterator<Event> events;
    private final Map<String, Node> anchors = new HashMap<>();
    private final List<Problem> repeated = new ArrayList<>();
    private int depth;

    private NodeReader(String text) {
        this.units = Units.of(text);
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /** @param repeated keys that are given twice */
    record Read(Node root, List<Problem> repeated) {}

    /** @param text without byte order mark */
    static Read read(String text) {
        try {
            return new NodeReader(Tabs.bare(text)).document();
        } catch (MarkedYamlEngineException e) {
            throw new BadTemplate(
                    e.getProblemMark().map(NodeReader::place).orElse(Place.START), "not YAML or JSON: " + said(e));
        } catch (YamlEngineException e) {
            throw new BadTemplate(Place.START, "not YAML or JSON: " + e.getMessage());
        }
    }

    private static String said(MarkedYamlEngineException e) {
        String context = e.getContext() == null ? "" : e.getContext() + ", ";
        return context + e.getProblem();
    }

    private Read document() {
        expect(Event.ID.StreamStart);
        if (events.next().getEventId() != Event.ID.DocumentStart) {
            throw new BadTemplate(Place.START, "the template is empty");
        }
        Node root = node(events.next());
        expect(Event.ID.DocumentEnd);
        Event after = events.next();
        if (after.getEventId() != Event.ID.StreamEnd) {
            throw new BadTemplate(place(start(after)), "a second document begins here; a template is one document");
        }
        return new Read(root, List.copyOf(repeated));
    }

    private void expect(Event.ID id) {
        Event event = events.next();
        if (event.getEventId() != id) {
            throw new IllegalStateException("the parser gave " + event + " for " + id);
        }
    }

    private Node node(Event event) {
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case AliasEvent alias -> alias(alias);
            case MappingStartEvent mapping -> nested(mapping);
            case SequenceStartEvent sequence -> nested(sequence);
            default -> throw new IllegalStateException("the parser gave " + event);
        };
    }

    private Node scalar(ScalarEvent event) {
        Span span = span(start(event), units.applyAsInt(end(event).getIndex()));
        return known(new Node.Scalar(
                span, anchor(event.getAnchor()), event.getTag(), event.getValue(), event.getScalarStyle()));
    }

    private Node alias(AliasEvent event) {
        String name = event.getAlias().getValue();
        Node target = anchors.get(name);
        Span span = span(start(event), units.applyAsInt(end(event).getIndex()));
        if (target == null) {
            throw new BadTemplate(span.at(), "*" + name + " stands for an anchor that is not complete before it");
        }
        return new Node.Alias(span, name, target);
    }

    private Node nested(CollectionStartEvent event) {
        if (++depth > DEEPEST) {
            throw new BadTemplate(place(start(event)), "nested more than " + DEEPEST + " deep");
        }
        // From here on the name means this node, which no alias inside may stand for.
        anchor(event.getAnchor()).ifPresent(anchors::remove);
        Node node = event instanceof MappingStartEvent ? mapping(event) : sequence(event);
        depth--;
        return known(node);
    }

    private Node mapping(CollectionStartEvent event) {
        List<Node.Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        boolean repeats = false;
        Event next = events.next();
        while (next.getEventId() != Event.ID.MappingEnd) {
            Node.Entry entry = new Node.Entry(node(next), node(events.next()));
            if (entry.key() instanceof Node.Scalar key && !names.add(key.text())) {
                twice(key.text(), entry);
                repeats = true;
            }
            entries.add(entry);
            next = events.next();
        }
        Node last = entries.isEmpty() ? null : entries.getLast().value();
        Span span = span(start(event), collectionEnd(event, next, Optional.ofNullable(last)));
        return new Node.Mapping(
                span, anchor(event.getAnchor()), event.getTag(), List.copyOf(entries), event.isFlow(), repeats);
    }

    private void twice(String name, Node.Entry entry) {
        repeated.add(new Problem(
                entry.key().span().at(),
                "key " + name + " is given twice; CloudFormation takes the last one: keep that alone"));
    }

    private Node sequence(CollectionStartEvent event) {
        List<Node> items = new ArrayList<>();
        Event next = events.next();
        while (next.getEventId() != Event.ID.SequenceEnd) {
            items.add(node(next));
            next = events.next();
        }
        Optional<Node> last = items.isEmpty() ? Optional.empty() : Optional.of(items.getLast());
        Span span = span(start(event), collectionEnd(event, next, last));
        return new Node.Sequence(span, anchor(event.getAnchor()), event.getTag(), List.copyOf(items), event.isFlow());
    }

    /** The end mark of a block collection lies past the comments that follow it; its last node's end does not. */
    private int collectionEnd(CollectionStartEvent event, Event end, Optional<Node> last) {
        return event.isFlow() || last.isEmpty()
                ? units.applyAsInt(end(end).getIndex())
                : last.get().span().to();
    }

    private Node known(Node node) {
        node.anchor().ifPresent(name -> anchors.put(name, node));
        return node;
    }

    private Span span(Mark start, int to) {
        return new Span(units.applyAsInt(start.getIndex()), to, place(start));
    }

    private static Optional<String> anchor(Optional<Anchor> anchor) {
        return anchor.map(Anchor::getValue);
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static Mark start(Event event) {
        return event.getStartMark().orElseThrow();
    }

    private static Mark end(Event event) {
        return event.getEndMark().orElseThrow();
    }
}
