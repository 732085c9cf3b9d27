package io.pointsman.artifact;

import io.pointsman.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The canonical content digest of packages: SHA-256 over the names, bytes and execute bits of their files. Order, time stamps and
 * compression do not count, so a package that was built again from the same content has the same digest. Each file of the archive
 * is read once, whatever it is part of; a file that does not match its check sum is a {@link BadArchive}.
 */
public final class ContentDigest {
    private final ZipArchive archive;
    private final Map<String, String> known = new HashMap<>();
    private final Map<String, String> beginnings = new HashMap<>();

    public ContentDigest(ZipArchive archive) {
        this.archive = archive.inLargePieces();
    }

    /** Of everything in a zip. */
    public static String of(ZipArchive archive) {
        return contents(archive).digest();
    }

    /** Of everything in a zip. */
    public static Contents contents(ZipArchive archive) {
        Contents contents = new ContentDigest(archive).contents(Part.whole(archive));
        archive.rest();
        return contents;
    }

    /** @param part of the archive that this was made for */
    public String of(Part part) {
        return contents(part).digest();
    }

    /**
     * As it is to be stored: where the archive knows no modes, as those from Windows, what Lambda has to start may be executed.
     *
     * @param part of the archive that this was made for
     */
    public Part runnable(Part part) {
        Map<String, ArchiveFile> started = new TreeMap<>();
        part.files().forEach((name, file) -> {
            if (!file.hasMode() && MustRun.is(name, beginning(file))) {
                started.put(name, file.as(FileKind.EXECUTABLE));
            }
        });
        return started.isEmpty() ? part : part.with(started);
    }

    /**
     * The digest that the part had before what has to be started was marked, where that makes no difference to Lambda itself: a
     * package that was released with it is taken for this one.
     *
     * @param stored {@link #runnable} of the part
     */
    public Optional<String> earlier(Part part, Part stored) {
        boolean essential = stored.files().entrySet().stream()
                .filter(named -> MustRun.isEssential(named.getKey()))
                .anyMatch(named -> !named.getValue().equals(part.files().get(named.getKey())));
        return essential || stored.equals(part) ? Optional.empty() : Optional.of(of(part));
    }

    /** Lets go of what was kept for reading on. */
    public void rest() {
        archive.rest();
    }

    private String beginning(ArchiveFile file) {
        learn(file);
        return beginnings.getOrDefault(file.path(), "");
    }

    /** @param part of the archive that this was made for */
    public Contents contents(Part part) {
        List<ArchiveFile> inOrder = part.files().values().stream()
                .sorted(Comparator.comparingLong(ArchiveFile::header))
                .toList();
        inOrder.forEach(this::learn);
        TreeMap<String, String> files = new TreeMap<>();
        part.files().forEach((name, file) -> files.put(name, file.kind().letter() + " " + known.get(file.path())));
        return new Contents(files);
    }

    /** SHA-256 of the bytes of one file, hex. */
    public String of(ArchiveFile file) {
        return learn(file);
    }

    private String learn(ArchiveFile file) {
        return known.computeIfAbsent(file.path(), path -> hash(file));
    }

    private String hash(ArchiveFile file) {
        MessageDigest digest = Sha256.begun();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = archive.stream(file)) {
            byte[] first = in.readNBytes(MustRun.BEGINNING);
            digest.update(first);
            beginnings.put(file.path(), new String(first, StandardCharsets.ISO_8859_1));
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Sha256.hex(digest);
    }
}
