package io.pointsman.artifact;

import java.util.Locale;

/**
 * A file of an archive, by its central directory.
 *
 * @param path slashes between names, without leading {@code ./}
 * @param size uncompressed
 * @param crc CRC-32 of the uncompressed bytes
 * @param deflated false: stored
 * @param header where its local header begins
 * @param expectedData where its bytes begin, if the local header is as long as the central one; a hint for reading
 * @param mode its Unix mode; {@link #NO_MODE} where the archive has none, as those that are made on Windows
 * @param misnamed why its name is a guess; empty text where it is none
 */
public record ArchiveFile(
        String path,
        FileKind kind,
        long size,
        long compressedSize,
        long crc,
        boolean deflated,
        long header,
        long expectedData,
        int mode,
        String misnamed) {
    static final int NO_MODE = -1;
    private static final int OTHERS_READ = 0004;
    private static final int OTHERS_EXECUTE = 0001;
    private static final int PERMISSIONS = 07777;

    /** Whether the archive says who may do what with it. */
    public boolean hasMode() {
        return mode != NO_MODE;
    }

    /** The permissions as {@code chmod} takes them. */
    public String modeText() {
        return String.format(Locale.ROOT, "%04o", mode & PERMISSIONS);
    }

    /** Whether Lambda, which is not its owner, may do with it what its mode lets its owner do. */
    boolean isForAll() {
        int wanted = kind == FileKind.EXECUTABLE ? OTHERS_READ | OTHERS_EXECUTE : OTHERS_READ;
        return !hasMode() || kind == FileKind.LINK || (mode & wanted) == wanted;
    }

    ArchiveFile as(FileKind other) {
        return new ArchiveFile(path, other, size, compressedSize, crc, deflated, header, expectedData, mode, misnamed);
    }

    /** Where its bytes end, by the same hint. */
    long expectedEnd() {
        return expectedData + compressedSize;
    }

    /** The last name of its path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
