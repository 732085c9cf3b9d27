package io.pointsman.artifact;

/**
 * A file of an archive, by its central directory.
 *
 * @param path slashes between names, without leading {@code ./}
 * @param size uncompressed
 * @param crc CRC-32 of the uncompressed bytes
 * @param deflated false: stored
 * @param header where its local header begins
 * @param expectedData where its bytes begin, if the local header is as long as the central one; a hint for reading
 */
public record ArchiveFile(
        String path,
        FileKind kind,
        long size,
        long compressedSize,
        long crc,
        boolean deflated,
        long header,
        long expectedData) {
    /** Where its bytes end, by the same hint. */
    long expectedEnd() {
        return expectedData + compressedSize;
    }

    /** The last name of its path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
