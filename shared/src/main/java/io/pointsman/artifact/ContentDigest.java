package io.pointsman.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The canonical content digest of packages: SHA-256 over the names, bytes and execute bits of their files. Order, time stamps and
 * compression do not count, so a package that was built again from the same content has the same digest. Each file of the archive
 * is read once, whatever it is part of.
 */
public final class ContentDigest {
    private final ZipArchive archive;
    private final Map<String, String> known = new HashMap<>();

    public ContentDigest(ZipArchive archive) {
        this.archive = archive.inLargePieces();
    }

    /** Of everything in a zip. */
    public static String of(ZipArchive archive) {
        return new ContentDigest(archive).of(Part.whole(archive));
    }

    /** @param part of the archive that this was made for */
    public String of(Part part) {
        learn(part);
        MessageDigest digest = sha256();
        part.files().forEach((name, file) -> {
            String line = file.kind().letter() + " " + known.get(file.path()) + " " + name + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private void learn(Part part) {
        List<ArchiveFile> inOrder = part.files().values().stream()
                .sorted(Comparator.comparingLong(ArchiveFile::header))
                .toList();
        inOrder.forEach(file -> known.computeIfAbsent(file.path(), path -> hash(file)));
    }

    private String hash(ArchiveFile file) {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = archive.stream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
