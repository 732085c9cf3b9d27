package io.pointsman.endpoint.keep;

import io.pointsman.endpoint.disk.Blob;
import io.pointsman.endpoint.encoding.Hash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The directory that an endpoint's state is kept in, for one process at a time. {@code state} is replaced as a whole, so that it is that of
 * one moment however the process ends.
 */
public final class DataDirectory implements AutoCloseable {
    private static final int FORMAT = 1;
    private static final String STATE = "state";
    private static final String LOCK = "in-use";
    private static final String CLOCK = "clock";
    private static final Set<String> OWN = Set.of(STATE, "state.new", LOCK, CLOCK, "bodies", "temporary");
    private static final Pattern HEADER = Pattern.compile("pointsman-endpoint (\\d{1,9}) ([0-9a-f]{64})");
    private static final int LONGEST_HEADER = 100;

    private final Path folder;
    private final FileChannel lock;
    private final FileChannel clock;

    private DataDirectory(Path folder, FileChannel lock, FileChannel clock) {
        this.folder = folder;
        this.lock = lock;
        this.clock = clock;
    }

    /**
     * Takes the directory for this process, and makes it where there is none.
     *
     * @throws DataDirectoryTrouble when it is of no use: another process has it, or it is full of other things
     */
    public static DataDirectory open(Path folder) {
        try {
            checkOwn(folder);
            OwnFiles.folder(folder);
            FileChannel lock = locked(folder);
            FileChannel clock = channel(folder.resolve(CLOCK));
            OwnFiles.folder(folder.resolve("temporary"));
            return new DataDirectory(folder, lock, clock);
        } catch (IOException e) {
            throw new DataDirectoryTrouble(
                    "name a directory that you can write to: " + folder + " cannot be used: " + e, e);
        }
    }

    private static void checkOwn(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new DataDirectoryTrouble("name a directory: " + folder + " is a file");
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!OWN.contains(file.getFileName().toString())) {
                    throw new DataDirectoryTrouble("name an empty directory, or a new one: " + folder
                            + " holds other things than an endpoint's state, such as " + file.getFileName());
                }
            }
        }
    }

    private static FileChannel locked(Path folder) throws IOException {
        FileChannel channel = channel(folder.resolve(LOCK));
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // another endpoint of this very process: said below
        }
        channel.close();
        throw new DataDirectoryTrouble("stop the endpoint that uses " + folder
                + ", or name another directory: two cannot keep their state in one");
    }

    private static FileChannel channel(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        OwnFiles.narrow(file);
        return channel;
    }

    /** For what is of use only while the process runs. */
    public Path temporary() {
        return folder.resolve("temporary");
    }

    Path bodies() {
        return folder.resolve("bodies");
    }

    /** Whether nothing was ever kept in it. */
    public boolean isNew() {
        return !Files.exists(folder.resolve(STATE));
    }

    /** As {@link #write} got it. */
    byte[] read() {
        try {
            byte[] file = Files.readAllBytes(folder.resolve(STATE));
            int end = headerEnd(file);
            Matcher header = HEADER.matcher(new String(file, 0, end, StandardCharsets.US_ASCII));
            if (!header.matches()) {
                throw damaged("its first line is none of an endpoint's", null);
            }
            checkFormat(Integer.parseInt(header.group(1)));
            byte[] packed = Arrays.copyOfRange(file, end + 1, file.length);
            if (!Hash.SHA_256.hex(Blob.of(packed)).equals(header.group(2))) {
                throw damaged("what it holds is not what was written", null);
            }
            return new InflaterInputStream(new ByteArrayInputStream(packed)).readAllBytes();
        } catch (IOException e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        }
    }

    private static int headerEnd(byte[] file) {
        int end = 0;
        while (end < Math.min(file.length, LONGEST_HEADER) && file[end] != '\n') {
            end++;
        }
        return Math.min(end, file.length - 1 < 0 ? 0 : file.length - 1);
    }

    private void checkFormat(int format) {
        if (format > FORMAT) {
            throw new DataDirectoryTrouble(
                    "take the Pointsman that wrote " + folder + ", or name another directory: a newer"
                            + " one did (format " + format + ", and this one reads " + FORMAT + ")");
        }
    }

    DataDirectoryTrouble damaged(String how, @org.jspecify.annotations.Nullable Throwable cause) {
        return new DataDirectoryTrouble(
                "name another directory, or put back a copy of " + folder + ": its state is damaged (" + how
                        + "). Nothing in it was changed",
                cause == null ? new IOException(how) : cause);
    }

    DataDirectoryTrouble otherBuild(String what) {
        return new DataDirectoryTrouble("take the build of Pointsman that wrote " + folder
                + ", or name another directory: this build has " + what + " in another form, and cannot read it."
                + " Nothing in it was changed");
    }

    DataDirectoryTrouble otherPlace(String kept, String wanted) {
        return new DataDirectoryTrouble(
                "serve " + folder + " as " + kept + ", or name another directory: it is not " + wanted);
    }

    void write(byte[] state) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, fast)) {
            out.write(state);
        } finally {
            fast.end();
        }
        byte[] bytes = packed.toByteArray();
        String header = "pointsman-endpoint " + FORMAT + " " + Hash.SHA_256.hex(Blob.of(bytes)) + "\n";
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(header.getBytes(StandardCharsets.US_ASCII));
        file.write(bytes);
        OwnFiles.write(folder.resolve("state.new"), file.toByteArray());
        OwnFiles.move(folder.resolve("state.new"), folder.resolve(STATE));
    }

    /** The time that somebody was told last: it never goes back. */
    Optional<Instant> told() {
        try {
            ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + Integer.BYTES);
            return clock.read(bytes, 0) < bytes.capacity()
                    ? Optional.empty()
                    : Optional.of(Instant.ofEpochSecond(bytes.getLong(0), bytes.getInt(Long.BYTES)));
        } catch (IOException e) {
            throw damaged("its clock cannot be read: " + e.getMessage(), e);
        }
    }

    void tell(Instant now) {
        try {
            ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                    .putLong(now.getEpochSecond())
                    .putInt(now.getNano())
                    .flip();
            clock.write(bytes, 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the time cannot be kept in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Another process may have it. */
    @Override
    public void close() {
        try {
            clock.close();
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be given back: " + e.getMessage(), e);
        }
    }
}
