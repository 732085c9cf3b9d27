package io.pointsman.endpoint.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The one folder for temporary files of an endpoint, made when it is first needed and removed when this is closed. What an endpoint
 * that was killed could not remove, the next one does when it starts.
 */
public final class TemporaryFolder implements AutoCloseable {
    private final Path parent;
    private transient Optional<Path> path = Optional.empty();
    private transient Optional<FolderLock> lock = Optional.empty();
    private transient boolean closed;

    /** Among the temporary files of this machine. */
    public TemporaryFolder() {
        this(parent());
    }

    /** @param parent an existing folder */
    public TemporaryFolder(Path parent) {
        this.parent = parent;
    }

    /** Removes what endpoints left that were killed, and ends the functions that still run there. Never fails. */
    public static void removeLeftovers() {
        Leftovers.remove(parent());
    }

    /** As {@link #removeLeftovers()}, of another folder than that of this machine. */
    public static void removeLeftovers(Path parent) {
        Leftovers.remove(parent);
    }

    private static Path parent() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** A new folder in it. */
    public Path newFolder(String prefix) {
        try {
            return Files.createTempDirectory(root(), prefix);
        } catch (IOException e) {
            throw trouble(e);
        }
    }

    /** A new, empty file in it. */
    public Path newFile(String prefix) {
        try {
            return Files.createTempFile(root(), prefix, "");
        } catch (IOException e) {
            throw trouble(e);
        }
    }

    private synchronized Path root() throws IOException {
        if (closed) {
            throw new IOException("the endpoint is being stopped");
        }
        if (path.isEmpty()) {
            Path made = Files.createTempDirectory(parent, Owner.ofThisProcess().prefix());
            lock = Optional.of(FolderLock.of(made));
            path = Optional.of(made);
        }
        return path.orElseThrow();
    }

    private static UncheckedIOException trouble(IOException e) {
        return new UncheckedIOException("no room for temporary files: " + e.getMessage(), e);
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            if (path.isPresent()) {
                FileTree.remove(path.get());
            }
            if (lock.isPresent()) {
                lock.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + path.get() + " could not be removed: " + e.getMessage(), e);
        }
        path = Optional.empty();
        lock = Optional.empty();
    }
}
