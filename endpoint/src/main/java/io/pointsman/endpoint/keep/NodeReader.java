package io.pointsman.endpoint.keep;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link GraphWriter} wrote, one object after the other. */
final class NodeReader {
    private static final int WORDS_OF_A_LAMBDA = 9;

    private final DataInputStream in;
    private final Wiring wiring;
    private final Bodies bodies;
    private final List<String> texts = new ArrayList<>();

    NodeReader(DataInputStream in, Wiring wiring, Bodies bodies) throws IOException {
        this.in = in;
        this.wiring = wiring;
        this.bodies = bodies;
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            texts.add(Texts.decoded(in.readNBytes(in.readInt())));
        }
    }

    List<Node> wired() throws IOException {
        List<Node> nodes = new ArrayList<>();
        for (int tag = in.readByte(); tag != Tag.END; tag = in.readByte()) {
            int number = in.readInt();
            nodes.add(new Node(tag, List.of(), number, content(tag, wiring.all().get(number))));
        }
        return nodes;
    }

    private List<@Nullable Object> content(int tag, Object of) throws IOException {
        return switch (tag) {
            case Tag.OWN -> slots(Structure.of(of.getClass()).changing().size());
            case Tag.HOLDER -> slots(in.readInt());
            case Tag.ATOMIC -> slots(1);
            default -> throw new IOException("no tag of the wiring: " + tag);
        };
    }

    List<Node> nodes() throws IOException {
        List<Node> nodes = new ArrayList<>();
        for (int tag = in.readByte(); tag != Tag.END; tag = in.readByte()) {
            nodes.add(node(tag));
        }
        return nodes;
    }

    private Node node(int tag) throws IOException {
        return switch (tag) {
            case Tag.OWN, Tag.RECORD -> own(tag);
            case Tag.LAMBDA -> {
                List<String> words = texts(WORDS_OF_A_LAMBDA);
                int kind = in.readInt();
                yield new Node(tag, words, kind, slots(in.readInt()));
            }
            case Tag.HOLDER -> {
                List<String> words = texts(1);
                Object order = slot();
                List<@Nullable Object> all = new ArrayList<>();
                all.add(order);
                all.addAll(slots(in.readInt()));
                yield new Node(tag, words, 0, all);
            }
            case Tag.OPTIONAL -> new Node(tag, List.of(), 0, slots(1));
            case Tag.ATOMIC -> new Node(tag, texts(1), 0, slots(1));
            case Tag.ARRAY -> new Node(tag, texts(1), 0, slots(in.readInt()));
            case Tag.BODY -> new Node(tag, texts(1), in.readLong(), List.of());
            case Tag.CONSTANT -> new Node(tag, texts(2), 0, List.of());
            default -> throw new IOException("no tag of an object: " + tag);
        };
    }

    private Node own(int tag) throws IOException {
        List<String> words = texts(2);
        Structure structure = Structure.of(OtherBuild.type(words.get(0)));
        OtherBuild.check(words.get(0), words.get(1), structure.said());
        return new Node(tag, words, 0, slots(structure.fields().size()));
    }

    private List<@Nullable Object> slots(int count) throws IOException {
        List<@Nullable Object> slots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            slots.add(slot());
        }
        return slots;
    }

    private @Nullable Object slot() throws IOException {
        int tag = in.readByte();
        return switch (tag) {
            case Tag.NULL -> null;
            case Tag.TEXT -> text();
            case Tag.INT -> in.readInt();
            case Tag.LONG -> in.readLong();
            case Tag.DOUBLE -> in.readDouble();
            case Tag.TRUE -> true;
            case Tag.FALSE -> false;
            case Tag.ENUM -> OtherBuild.constant(text(), text());
            case Tag.CLASS -> OtherBuild.type(text());
            case Tag.PLAIN -> plain(text(), text());
            case Tag.BYTES -> in.readNBytes(in.readInt());
            case Tag.LONG_BYTES -> bodies.bytes(text());
            case Tag.NODE -> new Node.Reference(false, in.readInt());
            case Tag.WIRED -> new Node.Reference(true, in.readInt());
            default -> throw new IOException("no tag of a value: " + tag);
        };
    }

    private static Object plain(String name, String text) throws IOException {
        return PlainValue.named(name)
                .orElseThrow(() -> new IOException("no kind of value: " + name))
                .value(text);
    }

    private List<String> texts(int count) throws IOException {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(text());
        }
        return words;
    }

    private String text() throws IOException {
        return texts.get(in.readInt());
    }
}
