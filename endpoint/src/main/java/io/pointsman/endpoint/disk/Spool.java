package io.pointsman.endpoint.disk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes bodies in: small ones to memory, large ones to files, so that what can be stored is bounded by the disk and not by the heap.
 *
 * <p>A file goes when nothing holds its {@link Blob} any more, which the collector of garbage finds out: it is asked to look each
 * time that a gigabyte was written, since an endpoint whose heap stays small would let it rest.
 */
public final class Spool {
    private static final int SMALL = 65_536;
    private static final long LOOK = 1L << 30;

    private final TemporaryFolder folder;
    private final AtomicLong written = new AtomicLong();

    public Spool(TemporaryFolder folder) {
        this.folder = folder;
    }

    public Blob of(byte[] bytes) {
        try {
            return bytes.length <= SMALL ? Blob.of(bytes) : of(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads to the end.
     *
     * @throws IOException when the stream cannot be read
     * @throws UncheckedIOException when the bytes cannot be kept: the disk is full
     */
    public Blob of(InputStream in) throws IOException {
        byte[] beginning = in.readNBytes(SMALL);
        if (beginning.length < SMALL) {
            return Blob.of(beginning);
        }
        return spooled(beginning, in);
    }

    /** What lies in that file, which may go afterwards. */
    public Blob linked(Path file) throws IOException {
        Path here = folder.newFile("body-");
        Files.delete(here);
        SpoolFile.link(file, here);
        return new Blob.Spooled(new SpoolFile(here), Files.size(here));
    }

    private Blob spooled(byte[] beginning, InputStream in) throws IOException {
        SpoolFile file = new SpoolFile(folder.newFile("body-"));
        byte[] buffer = new byte[SMALL];
        long size = beginning.length;
        try (Sink out = new Sink(file.path())) {
            out.write(beginning, beginning.length);
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, read);
                size += read;
            }
        }
        look(size);
        return new Blob.Spooled(file, size);
    }

    private void look(long size) {
        if (written.addAndGet(size) > LOOK) {
            written.set(0);
            System.gc();
        }
    }

    /** Its failures are told from those of the stream that is read: one is the endpoint's, the other its client's. */
    private static final class Sink implements AutoCloseable {
        private final OutputStream out;

        Sink(Path path) {
            try {
                out = Files.newOutputStream(path);
            } catch (IOException e) {
                throw full(e);
            }
        }

        void write(byte[] bytes, int length) {
            try {
                out.write(bytes, 0, length);
            } catch (IOException e) {
                throw full(e);
            }
        }

        @Override
        public void close() {
            try {
                out.close();
            } catch (IOException e) {
                throw full(e);
            }
        }

        private static UncheckedIOException full(IOException e) {
            return new UncheckedIOException("a body cannot be kept on disk: " + e.getMessage(), e);
        }
    }
}
