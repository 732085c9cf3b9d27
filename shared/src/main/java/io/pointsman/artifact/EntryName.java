package io.pointsman.artifact;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of entries as they may be. */
final class EntryName {
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

    private EntryName() {}

    /**
     * Where it is unpacked to: without {@code .} and without nothing between slashes; a folder ends with one. A name that leads
     * out of the folder where it is unpacked is refused.
     */
    static String checked(String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new BadArchive("the zip has an entry without a proper name");
        }
        if (leaves(name)) {
            throw new BadArchive("the zip has an entry that leaves its folder: " + name);
        }
        String path = Stream.of(name.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .collect(Collectors.joining("/"));
        if (name.startsWith("/") || path.startsWith("\\") || DRIVE.matcher(path).matches()) {
            throw new BadArchive("the zip has an entry with an absolute name: " + name);
        }
        return path.isEmpty() || name.endsWith("/") ? path + "/" : path;
    }

    private static boolean leaves(String path) {
        return List.of(path.split("[/\\\\]", -1)).contains("..");
    }

    /** Whether a symbolic link at this path leads out of the archive. */
    static boolean leavesBy(String link, String target) {
        if (target.startsWith("/")) {
            return true;
        }
        long depth = link.chars().filter(c -> c == '/').count();
        for (String name : target.split("/", -1)) {
            depth += switch (name) {
                case "", "." -> 0;
                case ".." -> -1;
                default -> 1;
            };
            if (depth < 0) {
                return true;
            }
        }
        return false;
    }
}
