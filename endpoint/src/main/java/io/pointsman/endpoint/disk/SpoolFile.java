package io.pointsman.endpoint.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is there for as long as something holds this. */
final class SpoolFile {
    private static final Cleaner CLEANER = Cleaner.create();

    private final Path path;

    SpoolFile(Path path) {
        this.path = path;
        CLEANER.register(this, new Removal(path));
    }

    Path path() {
        return path;
    }

    /** The same bytes at another place, once where the disk can do that. */
    static void link(Path from, Path there) throws IOException {
        try {
            Files.createLink(there, from);
        } catch (FileSystemException | UnsupportedOperationException e) { // another disk
            Files.copy(from, there);
        }
    }

    /** Knows the path alone: whatever it knew of the file's holder would hold it. */
    private record Removal(Path path) implements Runnable {
        @Override
        public void run() {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
