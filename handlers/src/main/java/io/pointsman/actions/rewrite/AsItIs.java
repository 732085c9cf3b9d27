package io.pointsman.actions.rewrite;

import io.pointsman.artifact.ArchiveFile;
import io.pointsman.artifact.ZipArchive;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What keeps Lambda from running the artifact as it is. What is cut out of it is stored with the modes that Lambda wants; the whole
 * of it, which stays where it lies, has those that it was packed with.
 */
final class AsItIs {
    private static final String OUT = "; pack it with modes 644, and 755 for folders and programs, or set Packaging to"
            + " content, which stores it so";

    private final ZipArchive artifact;

    AsItIs(ZipArchive artifact) {
        this.artifact = artifact;
    }

    /** @param templates which Lambda has no use for */
    Optional<String> unreadable(Set<String> templates) {
        List<String> all = artifact.notForAll().stream()
                .filter(path -> !templates.contains(path))
                .toList();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of("is the whole artifact as it is, and Lambda may not use " + named(all.getFirst())
                        + (all.size() > 1 ? " and " + (all.size() - 1) + " more" : "") + OUT);
    }

    private String named(String path) {
        return path
                + artifact.file(path)
                        .map(ArchiveFile::modeText)
                        .map(mode -> ", whose mode is " + mode)
                        .orElse(", which others may not look into");
    }

    /** Of a custom runtime, where the artifact was packed on Windows. */
    Optional<String> notStarted(String runtime) {
        return runtime.startsWith("provided")
                ? artifact.file("bootstrap")
                        .filter(file -> !file.hasMode())
                        .map(file ->
                                "is the whole artifact as it is, packed where files have no modes (Windows), so that"
                                        + " Lambda could not start its bootstrap" + OUT)
                : Optional.empty();
    }
}
