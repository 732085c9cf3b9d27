package io.pointsman.artifact;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What becomes one package: some files of an archive under the names that they shall have.
 *
 * @param files name in the package to file of the archive, by name
 */
public record Part(ZipArchive archive, Map<String, ArchiveFile> files) {
    private static final int MOST_LINKS = 1_000;

    public Part {
        files = java.util.Collections.unmodifiableMap(new TreeMap<>(files));
    }

    public static Part whole(ZipArchive archive) {
        return under(archive, "").orElseGet(() -> new Part(archive, Map.of()));
    }

    /** Without one file; the same where it has none of that name. */
    public Part without(String name) {
        Map<String, ArchiveFile> rest = new TreeMap<>(files);
        rest.remove(name);
        return new Part(archive, rest);
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

    /** The links in it that lead out of it, and not to where something will be when it runs. */
    public List<String> linksOut() {
        return links().filter(entry -> leaves(entry) && !RuntimeFolder.holds(target(entry.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Stream<Map.Entry<String, ArchiveFile>> links() {
        return files.entrySet().stream().filter(entry -> entry.getValue().kind() == FileKind.LINK);
    }

    private boolean leaves(Map.Entry<String, ArchiveFile> link) {
        return EntryName.leavesBy(link.getKey(), target(link.getValue()));
    }

    private String target(ArchiveFile link) {
        return new ArchivePaths(archive).target(link);
    }

    /**
     * With what its links lead to elsewhere in the archive in place of these links, as the packagers of AWS do.
     *
     * @throws BadArchive where they are many, or bring in more files than an archive may have: links to the same folder multiply it
     */
    public Part withLinksFollowed() {
        List<Map.Entry<String, ArchiveFile>> leaving =
                links().filter(this::leaves).toList();
        if (leaving.isEmpty()) {
            return this;
        }
        if (leaving.size() > MOST_LINKS) {
            throw tooMany(leaving.size() + " of its symbolic links lead out of the package");
        }
        Map<String, ArchiveFile> all = new TreeMap<>(files);
        ArchivePaths paths = new ArchivePaths(archive);
        for (Map.Entry<String, ArchiveFile> link : leaving) {
            paths.followed(link.getValue().path()).ifPresent(to -> put(all, link, to));
            if (all.size() > Directory.MOST_ENTRIES) {
                throw tooMany("what its symbolic links lead to has more than " + Directory.MOST_ENTRIES + " files");
            }
        }
        return new Part(archive, all);
    }

    private static BadArchive tooMany(String matter) {
        return new BadArchive(matter + "; put what the package needs into it, and take the links out");
    }

    private void put(Map<String, ArchiveFile> all, Map.Entry<String, ArchiveFile> link, String to) {
        String name = link.getKey();
        Optional<ArchiveFile> file = archive.file(to);
        if (file.isPresent()) {
            all.put(name, file.get());
            return;
        }
        String prefix = to.isEmpty() ? "" : to + "/";
        // A folder that the link itself lies in would hold itself for ever: the link stays, and is found.
        if (link.getValue().path().startsWith(prefix)) {
            return;
        }
        all.remove(name);
        archive.all()
                .filter(inside -> inside.path().startsWith(prefix))
                .forEach(inside -> all.put(name + "/" + inside.path().substring(prefix.length()), inside));
    }

    /** The files whose names are a guess, with the reason. */
    public Map<String, String> misnamed() {
        Map<String, String> found = new TreeMap<>();
        files.forEach((name, file) -> {
            if (!file.misnamed().isEmpty()) {
                found.put(name, file.misnamed());
            }
        });
        return found;
    }

    /** With what Lambda has to start marked as such, where the archive does not know modes. */
    Part with(Map<String, ArchiveFile> others) {
        Map<String, ArchiveFile> all = new TreeMap<>(files);
        all.putAll(others);
        return new Part(archive, all);
    }
}
