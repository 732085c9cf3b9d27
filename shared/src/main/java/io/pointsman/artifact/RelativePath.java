package io.pointsman.artifact;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A path that is written in a file of an archive, relative to that file's folder. */
public final class RelativePath {
    private RelativePath() {}

    /**
     * The path from the archive's root, empty for the root itself; nothing when it is absolute or leaves the archive.
     *
     * @param folder from the root; empty for the root
     */
    public static Optional<String> resolve(String folder, String path) {
        if (path.startsWith("/")) {
            return Optional.empty();
        }
        Deque<String> names = new ArrayDeque<>();
        for (String name : (folder + "/" + path).split("/", -1)) {
            if (name.equals("..")) {
                if (names.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return Optional.of(String.join("/", names));
    }

    /** The folder of a file, from the root; empty for the root. */
    public static String folder(String file) {
        return file.substring(0, Math.max(0, file.lastIndexOf('/')));
    }
}
