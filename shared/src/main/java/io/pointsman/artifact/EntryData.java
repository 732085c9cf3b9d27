package io.pointsman.artifact;

/**
 * Where the bytes of an entry lie in the archive, as its local header says.
 *
 * @param from the first byte
 * @param length compressed
 */
record EntryData(long from, long length) {
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int SLACK = 256;

    static EntryData of(Window zip, ArchiveFile file) {
        long hint = file.expectedData() - file.header() + SLACK + file.compressedSize();
        if (!zip.holds(file.header(), LOCAL_LENGTH)) {
            zip.fetch(file.header(), Math.min(hint, RawBytes.CHUNK));
        }
        Bytes local = Bytes.of(zip.read(file.header(), LOCAL_LENGTH));
        if (local.s32(0) != LOCAL) {
            throw new BadArchive(file.path() + ": the zip is damaged; there is no entry where the directory says");
        }
        long data = file.header() + LOCAL_LENGTH + local.u16(26) + local.u16(28);
        return new EntryData(data, file.compressedSize());
    }

    RawBytes bytes(Window zip) {
        return new RawBytes(zip, from, length);
    }
}
