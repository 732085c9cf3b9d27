package io.pointsman.endpoint.disk;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Folders of endpoints that were killed before they could remove them, and functions that still run there. */
final class Leftovers {
    private Leftovers() {}

    /** Never fails: what is somebody else's to remove stays. */
    @SuppressWarnings("SystemOut") // whoever runs the endpoint is to know what fills the disk
    static void remove(Path parent) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, Leftovers::isOne)) {
            for (Path folder : folders) {
                removeOne(folder);
            }
        } catch (IOException e) {
            System.err.println("pointsman: what an earlier endpoint left in " + parent + " cannot be listed: " + e);
        }
    }

    private static boolean isOne(Path folder) {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Owner.of(String.valueOf(folder.getFileName()))
                        .filter(owner -> !owner.isAlive())
                        .isPresent()
                && !FolderLock.isHeld(folder);
    }

    @SuppressWarnings("SystemOut")
    private static void removeOne(Path folder) {
        try {
            ProcessEnvironments.having(entry -> entry.startsWith("LAMBDA_TASK_ROOT=" + folder + "/"))
                    .forEach(ProcessHandle::destroyForcibly);
            FileTree.remove(folder);
        } catch (IOException e) {
            System.err.println("pointsman: what an earlier endpoint left cannot be removed; remove it yourself: "
                    + folder + ": " + e);
        }
    }
}
