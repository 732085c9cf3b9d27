package io.pointsman.endpoint.keep;

import io.pointsman.endpoint.disk.Blob;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Writes what the wiring holds, each object once, with numbers where one refers to another. {@link GraphReader} reads it. */
final class GraphWriter {
    /** Bytes that are longer are a file of their own. */
    private static final int SMALL = 4_096;

    private final Wiring wiring;
    private final Bodies bodies;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final Map<String, Integer> texts = new HashMap<>();
    private final ByteArrayOutputStream textBytes = new ByteArrayOutputStream();
    private final DataOutputStream textOut = new DataOutputStream(textBytes);
    private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
    private final IdentityHashMap<Object, Object> holders = new IdentityHashMap<>();
    private final Deque<Object> left = new ArrayDeque<>();
    private Object now = this;

    GraphWriter(Wiring wiring, Bodies bodies) {
        this.wiring = wiring;
        this.bodies = bodies;
    }

    byte[] write() {
        try {
            for (int i = 0; i < wiring.all().size(); i++) {
                wired(i, wiring.all().get(i));
            }
            out.writeByte(Tag.END);
            for (Object next = left.poll(); next != null; next = left.poll()) {
                now = next;
                node(next);
            }
            out.writeByte(Tag.END);
            return whole();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] whole() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        DataOutputStream into = new DataOutputStream(whole);
        into.writeUTF(wiring.digest());
        into.writeInt(texts.size());
        textBytes.writeTo(into);
        into.writeInt(numbers.size());
        bytes.writeTo(into);
        return whole.toByteArray();
    }

    private void wired(int number, Object value) throws IOException {
        now = value;
        switch (Sort.of(value)) {
            case OWN -> {
                List<Field> changing = Structure.of(value.getClass()).changing();
                if (!changing.isEmpty()) {
                    begin(number, Tag.OWN);
                    fields(value, changing);
                }
            }
            case HOLDER -> {
                if (!Holder.of(value).orElseThrow().isFixed()) {
                    begin(number, Tag.HOLDER);
                    content(value);
                }
            }
            case ATOMIC -> {
                begin(number, Tag.ATOMIC);
                slot(atomic(value));
            }
            default -> {
                // cannot change
            }
        }
    }

    private void begin(int number, int tag) throws IOException {
        out.writeByte(tag);
        out.writeInt(number);
    }

    private void node(Object value) throws IOException {
        Optional<String> constant =
                Structure.isOwn(value.getClass()) && !value.getClass().isHidden()
                        ? Structure.of(value.getClass()).constant(value)
                        : Optional.empty();
        if (constant.isPresent()) {
            out.writeByte(Tag.CONSTANT);
            text(value.getClass().getName());
            text(constant.get());
            return;
        }
        switch (Sort.of(value)) {
            case OWN -> own(Tag.OWN, value);
            case RECORD -> own(Tag.RECORD, value);
            case LAMBDA -> lambda(value);
            case HOLDER -> holder(value);
            case OPTIONAL -> {
                out.writeByte(Tag.OPTIONAL);
                slot(((Optional<?>) value).orElse(null));
            }
            case ATOMIC -> {
                out.writeByte(Tag.ATOMIC);
                text(value.getClass().getName());
                slot(atomic(value));
            }
            case ARRAY -> {
                out.writeByte(Tag.ARRAY);
                text(value.getClass().getComponentType().getName());
                slots(Arrays.asList((Object[]) value));
            }
            case BODY -> {
                out.writeByte(Tag.BODY);
                text(bodies.keep((Blob.Spooled) value));
                out.writeLong(((Blob.Spooled) value).size());
            }
            default -> throw unwritable(value);
        }
    }

    private void own(int tag, Object value) throws IOException {
        Structure structure = Structure.of(value.getClass());
        out.writeByte(tag);
        text(value.getClass().getName());
        text(structure.said());
        fields(value, structure.fields());
    }

    private void lambda(Object value) throws IOException {
        Lambda lambda = Lambda.of(value).orElseThrow(() -> unwritable(value));
        out.writeByte(Tag.LAMBDA);
        text(lambda.in().getName());
        text(lambda.digest());
        for (String word : lambda.words()) {
            text(word);
        }
        out.writeInt(lambda.kind());
        slots(lambda.held());
    }

    private void holder(Object value) throws IOException {
        out.writeByte(Tag.HOLDER);
        text(Holder.of(value).orElseThrow().name());
        slot(Holder.order(value));
        content(value);
    }

    private void content(Object holder) throws IOException {
        slots(Holder.content(holder));
    }

    private void fields(Object of, List<Field> fields) throws IOException {
        for (Field field : fields) {
            slot(Structure.get(field, of));
        }
    }

    private void slots(List<? extends @Nullable Object> values) throws IOException {
        out.writeInt(values.size());
        for (Object value : values) {
            slot(value);
        }
    }

    private void slot(@Nullable Object value) throws IOException {
        if (value == null) {
            out.writeByte(Tag.NULL);
            return;
        }
        Sort sort = Sort.of(value);
        switch (sort) {
            case TEXT -> named(Tag.TEXT, (String) value);
            case NUMBER -> number(value);
            case ENUM -> {
                named(Tag.ENUM, ((Enum<?>) value).getDeclaringClass().getName());
                text(((Enum<?>) value).name());
            }
            case CLASS -> named(Tag.CLASS, ((Class<?>) value).getName());
            case BYTES -> bytes((byte[]) value);
            case PLAIN -> {
                PlainValue<?> plain = PlainValue.of(value).orElseThrow();
                named(Tag.PLAIN, plain.name());
                text(plain.text(value));
            }
            default -> reference(value);
        }
    }

    private void number(Object value) throws IOException {
        switch (value) {
            case Integer number -> {
                out.writeByte(Tag.INT);
                out.writeInt(number);
            }
            case Long number -> {
                out.writeByte(Tag.LONG);
                out.writeLong(number);
            }
            case Double number -> {
                out.writeByte(Tag.DOUBLE);
                out.writeDouble(number);
            }
            default -> out.writeByte(value.equals(true) ? Tag.TRUE : Tag.FALSE);
        }
    }

    private void bytes(byte[] value) throws IOException {
        if (value.length > SMALL) {
            named(Tag.LONG_BYTES, bodies.keep(value));
            return;
        }
        out.writeByte(Tag.BYTES);
        out.writeInt(value.length);
        out.write(value);
    }

    private void reference(Object value) throws IOException {
        Integer wired = wiring.number(value);
        out.writeByte(wired == null ? Tag.NODE : Tag.WIRED);
        out.writeInt(wired == null ? numbered(value) : wired);
    }

    private int numbered(Object value) {
        Integer known = numbers.get(value);
        if (known != null) {
            return known;
        }
        if (Sort.of(value) == Sort.FOREIGN) {
            holders.put(value, now);
            throw unwritable(value);
        }
        int number = numbers.size();
        numbers.put(value, number);
        holders.put(value, now);
        left.add(value);
        return number;
    }

    private void named(int tag, String text) throws IOException {
        out.writeByte(tag);
        text(text);
    }

    private void text(String text) throws IOException {
        Integer known = texts.get(text);
        if (known == null) {
            known = texts.size();
            texts.put(text, known);
            byte[] encoded = Texts.encoded(text);
            textOut.writeInt(encoded.length);
            textOut.write(encoded);
        }
        out.writeInt(known);
    }

    private static @Nullable Object atomic(Object value) {
        return switch (value) {
            case AtomicReference<?> reference -> reference.get();
            case java.util.concurrent.atomic.AtomicBoolean flag -> flag.get();
            case java.util.concurrent.atomic.AtomicInteger number -> number.get();
            case java.util.concurrent.atomic.AtomicLong number -> number.get();
            default -> throw new IllegalStateException("no atomic: " + value.getClass());
        };
    }

    private IllegalStateException unwritable(Object value) {
        StringBuilder said = new StringBuilder("the endpoint holds what cannot be kept: ")
                .append(value.getClass().getName());
        Object holder = holders.get(value);
        for (int i = 0; holder != null && i < 12; i++) {
            said.append(", held by ").append(holder.getClass().getName());
            holder = holders.get(holder);
        }
        return new IllegalStateException(said.toString());
    }
}
