package io.pointsman.endpoint.disk;

import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Bytes that can be read as often as one likes, wherever they lie; AWS's word for a member that is bytes. They never change.
 *
 * <p>Small ones lie in memory, large ones in a file of the {@link Spool} that made them. Parts and rows of others are views of
 * those: nothing is copied.
 */
public sealed interface Blob {
    static Blob empty() {
        return new Memory(new byte[0]);
    }

    static Blob of(byte[] bytes) {
        return new Memory(bytes);
    }

    /** One behind the other. */
    static Blob joined(List<Blob> pieces) {
        return new Row(List.copyOf(pieces));
    }

    /** The member of that name, whether somebody gave it as a blob or as plain bytes. */
    static Optional<Blob> in(JsonObject object, String name) {
        return switch (object.members().get(name)) {
            case null -> Optional.empty();
            case Blob blob -> Optional.of(blob);
            case byte[] bytes -> Optional.of(new Memory(bytes));
            default -> throw new JsonTrouble(name + " must be bytes");
        };
    }

    long size();

    /** From that byte to the end. Whoever opens it closes it. */
    InputStream from(long first) throws IOException;

    default InputStream open() {
        try {
            return from(0);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes of the endpoint's cannot be read: " + e.getMessage(), e);
        }
    }

    /** All in memory: for what is small by its nature, such as a template. */
    default byte[] bytes() {
        try (InputStream in = open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("bytes of the endpoint's cannot be read: " + e.getMessage(), e);
        }
    }

    /** A view of some of them. */
    default Blob part(long first, long size) {
        return new Part(this, first, size);
    }

    /** @param array not to be changed by anybody */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Memory(byte[] array) implements Blob {
        @Override
        public long size() {
            return array.length;
        }

        @Override
        public InputStream from(long first) {
            return new ByteArrayInputStream(array, (int) first, array.length - (int) first);
        }

        @Override
        public byte[] bytes() {
            return array;
        }

        @Override
        public String toString() {
            return array.length + " bytes";
        }
    }

    /** @param file stays for as long as this is held */
    record Spooled(SpoolFile file, long size) implements Blob {
        /** Puts the bytes there as well, where nothing is yet: on the same disk without copying them. */
        public void link(Path there) throws IOException {
            SpoolFile.link(file.path(), there);
        }

        @Override
        public InputStream from(long first) throws IOException {
            InputStream in = new HoldingStream(Files.newInputStream(file.path()), file);
            in.skipNBytes(first);
            return in;
        }
    }

    record Part(Blob whole, long first, long size) implements Blob {
        @Override
        public InputStream from(long from) throws IOException {
            return new LimitedStream(whole.from(first + from), size - from);
        }
    }

    record Row(List<Blob> pieces) implements Blob {
        @Override
        public long size() {
            return pieces.stream().mapToLong(Blob::size).sum();
        }

        @Override
        public InputStream from(long first) throws IOException {
            return new RowStream(pieces, first);
        }
    }
}
