package io.pointsman.artifact;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What becomes one package: some files of an archive under the names that they shall have.
 *
 * @param files name in the package to file of the archive, by name
 */
public record Part(ZipArchive archive, Map<String, ArchiveFile> files) {
    public Part {
        files = java.util.Collections.unmodifiableMap(new TreeMap<>(files));
    }

    public static Part whole(ZipArchive archive) {
        return under(archive, "").orElseGet(() -> new Part(archive, Map.of()));
    }

    /** A folder; empty when no file lies in it. */
    public static Optional<Part> folder(ZipArchive archive, String path) {
        return under(archive, path + "/");
    }

    /** One file under its own name. */
    public static Part file(ZipArchive archive, ArchiveFile file) {
        return new Part(archive, Map.of(file.name(), file));
    }

    private static Optional<Part> under(ZipArchive archive, String prefix) {
        Map<String, ArchiveFile> files = new TreeMap<>();
        archive.files().stream()
                .filter(file -> file.path().startsWith(prefix))
                .forEach(file -> files.put(file.path().substring(prefix.length()), file));
        return files.isEmpty() ? Optional.empty() : Optional.of(new Part(archive, files));
    }

    /** All its files, uncompressed. */
    public long size() {
        return files.values().stream().mapToLong(ArchiveFile::size).sum();
    }

    /** The links in it that lead out of it. */
    public List<String> linksOut() {
        return files.entrySet().stream()
                .filter(entry -> entry.getValue().kind() == FileKind.LINK)
                .filter(entry -> EntryName.leavesBy(entry.getKey(), target(entry.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private String target(ArchiveFile link) {
        return new String(archive.read(link, 4_096), java.nio.charset.StandardCharsets.UTF_8);
    }
}
