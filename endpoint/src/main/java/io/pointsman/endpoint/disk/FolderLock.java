package io.pointsman.endpoint.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Says that a folder is in use. The system itself gives the lock back when its holder ends, however that comes; it holds between
 * containers, too, where the numbers of processes do not.
 */
final class FolderLock implements AutoCloseable {
    private static final String NAME = "in-use";

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock of(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.lock();
        return new FolderLock(channel);
    }

    /** Whether another process holds it. Never to be asked about a folder of this process: the answer would give up its lock. */
    static boolean isHeld(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (IOException e) {
            return true; // somebody else's: not to be touched
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
