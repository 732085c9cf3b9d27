package io.pointsman.artifact;

/** The bytes of an entry that is not compressed, where they lie: an archive inside the archive. */
final class StoredBytes implements RangedBytes {
    private final Window zip;
    private final EntryData data;

    StoredBytes(Window zip, ArchiveFile file) {
        this.zip = zip.farther(0);
        this.data = EntryData.of(this.zip, file);
    }

    @Override
    public long length() {
        return data.length();
    }

    @Override
    public byte[] read(long offset, int length) {
        if (offset < 0 || length < 0 || offset + length > length()) {
            throw new IndexOutOfBoundsException(length + " bytes from " + offset + " of " + length());
        }
        return zip.read(data.from() + offset, length);
    }

    @Override
    public void rest() {
        zip.rest();
    }
}
