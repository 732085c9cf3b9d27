package io.pointsman.endpoint.keep;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Makes the objects that {@link GraphWriter} wrote, and puts them into the wiring last: until then the endpoint is as it was.
 *
 * <p>An object that can be changed is there, empty, before what it holds is made, so that two may hold each other; one that cannot, such as
 * a record, needs what it holds first. Collections that find what they hold by what it is are filled when that is whole.
 */
final class GraphReader {
    private static final long STACK = 1L << 29;

    private final Wiring wiring;
    private final Bodies bodies;
    private final List<Node> nodes;
    private final List<Node> wired;
    private final @Nullable Object[] made;
    private final boolean[] whole;
    private final List<Runnable> atTheEnd = new ArrayList<>();

    private GraphReader(byte[] written, Wiring wiring, Bodies bodies) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(written));
        OtherBuild.check("the services", in.readUTF(), wiring.digest());
        this.wiring = wiring;
        this.bodies = bodies;
        NodeReader reader = new NodeReader(in, wiring, bodies);
        int count = in.readInt();
        this.wired = reader.wired();
        this.nodes = reader.nodes();
        if (nodes.size() != count || in.read() >= 0) {
            throw new IOException("there are " + nodes.size() + " objects, not " + count);
        }
        this.made = new Object[count];
        this.whole = new boolean[count];
    }

    /** A graph may be as deep as it likes, so that it is read on a deep stack. */
    static void read(byte[] written, Wiring wiring, Bodies bodies) throws IOException {
        GraphReader reader = new GraphReader(written, wiring, bodies);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread deep = new Thread(null, reader::make, "state", STACK);
        deep.setUncaughtExceptionHandler((thread, trouble) -> failure.set(trouble));
        deep.start();
        try {
            deep.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        switch (failure.get()) {
            case null -> reader.putIn();
            case RuntimeException trouble -> throw trouble;
            case Throwable trouble -> throw new IOException("the objects cannot be made: " + trouble, trouble);
        }
    }

    private void make() {
        for (int i = 0; i < made.length; i++) {
            made(i);
        }
        atTheEnd.forEach(Runnable::run);
    }

    private void putIn() {
        for (Node node : wired) {
            Object target = wiring.all().get((int) node.number());
            List<@Nullable Object> values =
                    node.slots().stream().<@Nullable Object>map(this::needed).toList();
            switch (node.tag()) {
                case Tag.OWN -> fields(target, Structure.of(target.getClass()).changing(), values);
                case Tag.HOLDER -> Holder.fill(target, values);
                default -> set(target, values.getFirst());
            }
        }
    }

    private @Nullable Object needed(@Nullable Object slot) {
        if (!(slot instanceof Node.Reference reference)) {
            return slot;
        }
        return reference.wired() ? wiring.all().get(reference.number()) : made(reference.number());
    }

    private Object made(int number) {
        Object known = made[number];
        if (known != null) {
            return known;
        }
        Object fresh = fresh(number, nodes.get(number));
        whole[number] = true;
        return fresh;
    }

    private Object fresh(int number, Node node) {
        return switch (node.tag()) {
            case Tag.OWN -> own(number, node);
            case Tag.RECORD -> keep(number, Shells.record(structure(node), all(node.slots())));
            case Tag.LAMBDA -> keep(number, lambda(node));
            case Tag.HOLDER -> holder(number, node);
            case Tag.OPTIONAL ->
                keep(number, Optional.ofNullable(needed(node.slots().getFirst())));
            case Tag.ATOMIC -> atomic(number, node);
            case Tag.ARRAY -> array(number, node);
            case Tag.BODY -> keep(number, bodies.body(node.words().getFirst(), node.number()));
            default -> keep(number, constant(node));
        };
    }

    private <T> T keep(int number, T value) {
        made[number] = value;
        return value;
    }

    private static Structure structure(Node node) {
        return Structure.of(OtherBuild.type(node.words().getFirst()));
    }

    private List<@Nullable Object> all(List<@Nullable Object> slots) {
        List<@Nullable Object> values = new ArrayList<>();
        slots.forEach(slot -> values.add(needed(slot)));
        return values;
    }

    private Object own(int number, Node node) {
        Structure structure = structure(node);
        Object shell = keep(number, Shells.bare(structure.of()));
        fields(shell, structure.fields(), all(node.slots()));
        return shell;
    }

    private static void fields(Object in, List<Field> fields, List<@Nullable Object> values) {
        for (int i = 0; i < fields.size(); i++) {
            Shells.set(fields.get(i), in, values.get(i));
        }
    }

    private Object lambda(Node node) {
        List<String> words = node.words();
        Class<?> in = OtherBuild.type(words.getFirst());
        OtherBuild.check(in.getName(), words.get(1), Lambda.digest(in));
        return new Lambda(in, words.subList(2, words.size()), (int) node.number(), all(node.slots())).made();
    }

    private Object holder(int number, Node node) {
        Holder kind = Holder.valueOf(node.words().getFirst());
        Object empty = kind.empty(needed(node.slots().getFirst()));
        Object seen = keep(number, kind.seen(empty));
        List<@Nullable Object> slots = node.slots().subList(1, node.slots().size());
        List<@Nullable Object> values = all(slots);
        if (kind.isHashed() && !areWhole(slots)) {
            atTheEnd.add(() -> Holder.fill(empty, values));
        } else {
            Holder.fill(empty, values);
        }
        return seen;
    }

    /** What is being made further up is not whole yet. */
    private boolean areWhole(List<@Nullable Object> slots) {
        return slots.stream()
                .allMatch(slot ->
                        !(slot instanceof Node.Reference reference) || reference.wired() || whole[reference.number()]);
    }

    private Object array(int number, Node node) {
        Object[] array = (Object[]) Array.newInstance(
                OtherBuild.type(node.words().getFirst()), node.slots().size());
        keep(number, array);
        List<@Nullable Object> values = all(node.slots());
        for (int i = 0; i < array.length; i++) {
            Array.set(array, i, values.get(i));
        }
        return array;
    }

    private Object atomic(int number, Node node) {
        Object atomic = keep(number, Shells.atomic(node.words().getFirst()));
        set(atomic, needed(node.slots().getFirst()));
        return atomic;
    }

    @SuppressWarnings("unchecked") // it was made of what was in one like it
    private static void set(Object atomic, @Nullable Object value) {
        switch (atomic) {
            case AtomicLong number -> number.set((Long) java.util.Objects.requireNonNull(value));
            case AtomicInteger number -> number.set((Integer) java.util.Objects.requireNonNull(value));
            case AtomicBoolean flag -> flag.set((Boolean) java.util.Objects.requireNonNull(value));
            default -> ((AtomicReference<@Nullable Object>) atomic).set(value);
        }
    }

    private static Object constant(Node node) {
        Structure structure = structure(node);
        return structure.constants().entrySet().stream()
                .filter(each -> each.getValue().equals(node.words().get(1)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> OtherBuild.unknown(
                        String.join(".", node.words()), new IllegalStateException("no such constant")));
    }
}
