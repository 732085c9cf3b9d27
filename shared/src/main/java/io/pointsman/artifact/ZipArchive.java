package io.pointsman.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a zip, read in pieces: end record, central directory, and each file when it is asked for. What is broken, or what
 * nobody should unpack, is a {@link BadArchive}.
 */
public final class ZipArchive {
    /** The largest file that {@link #read} takes into memory. */
    public static final int LARGEST_READ = 64 << 20;

    private static final int FAR = 4 << 20;

    private final Window zip;
    private final Map<String, ArchiveFile> files;
    private final List<String> closed;
    private final boolean prefixed;

    private ZipArchive(Window zip, Map<String, ArchiveFile> files, List<String> closed, boolean prefixed) {
        this.zip = zip;
        this.files = files;
        this.closed = closed;
        this.prefixed = prefixed;
    }

    public static ZipArchive open(RangedBytes bytes) {
        Window zip = new Window(bytes, 0);
        Map<String, ArchiveFile> files = new LinkedHashMap<>();
        DirectoryReader.Entries entries = DirectoryReader.read(zip);
        entries.files().forEach(file -> files.put(file.path(), file));
        return new ZipArchive(zip, files, entries.closed(), entries.prefixed());
    }

    /** The same archive, read far ahead: for going through all of it in the order in which it lies. */
    ZipArchive inLargePieces() {
        return new ZipArchive(zip.farther(FAR), files, closed, prefixed);
    }

    /** The paths of its files, as the archive has them. */
    public List<String> paths() {
        return List.copyOf(files.keySet());
    }

    public List<ArchiveFile> files() {
        return List.copyOf(files.values());
    }

    Stream<ArchiveFile> all() {
        return files.values().stream();
    }

    public Optional<ArchiveFile> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /**
     * The files that Lambda, which is not their owner, could not read or start, and the folders that it could not look into: what is
     * in the archive as it is. Folders end with a slash.
     */
    public List<String> notForAll() {
        Stream<String> unreadable =
                files.values().stream().filter(file -> !file.isForAll()).map(ArchiveFile::path);
        return Stream.concat(unreadable, closed.stream()).toList();
    }

    /** Whether something stands before the zip, as in a Python application that starts with {@code #!}. */
    public boolean isPrefixed() {
        return prefixed;
    }

    /** How a path is spelled in this archive, and where it leads: links are followed as long as they stay inside. */
    public String spelled(String path) {
        return new ArchivePaths(this).spelled(path);
    }

    /** The content of one file. */
    public Optional<byte[]> read(String path) {
        return file(path).map(file -> read(file, LARGEST_READ));
    }

    /** The content of a file of this archive, which must not be larger. */
    public byte[] read(ArchiveFile file, int largest) {
        if (file.size() > largest) {
            throw new BadArchive(
                    file.path() + " has " + file.size() + " bytes; at most " + largest + " are read at once");
        }
        try (InputStream in = stream(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a file of this archive begins as a zip does. */
    public boolean beginsAsZip(ArchiveFile file) {
        try (InputStream in = stream(file)) {
            return Arrays.equals(in.readNBytes(4), new byte[] {'P', 'K', 3, 4});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An archive inside this one. It is not unpacked: its bytes are read where they lie, or inflated as they are asked for. */
    public ZipArchive nested(ArchiveFile file) {
        ZipArchive nested = open(file.deflated() ? new InflatedBytes(this, file) : new StoredBytes(zip, file));
        nested.rest();
        return nested;
    }

    /** Lets go of what was kept for reading on; reading on is possible and begins anew. */
    void rest() {
        zip.rest();
    }

    Window window() {
        return zip;
    }

    /** A file of this archive as it is, unpacked while it is written. */
    public Content content(ArchiveFile file) {
        return new FileContent(this, file);
    }

    /** The content of a file of this archive, piece by piece. Ends in {@link BadArchive} when it is damaged. */
    public InputStream stream(ArchiveFile file) {
        return new EntryStream(zip, file);
    }
}
