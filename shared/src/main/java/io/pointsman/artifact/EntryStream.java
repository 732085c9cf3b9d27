package io.pointsman.artifact;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** The uncompressed bytes of one entry. Fails at the end when they are not those that the directory promised. */
final class EntryStream extends InputStream {
    private static final int BUFFER = 1 << 16;

    private final ArchiveFile file;
    private final Inflater inflater = new Inflater(true);
    private final InputStream in;
    private final CRC32 crc = new CRC32();
    private long done;

    EntryStream(Window zip, ArchiveFile file) {
        this.file = file;
        InputStream raw = EntryData.of(zip, file).bytes(zip);
        this.in = file.deflated() ? new InflaterInputStream(raw, inflater, BUFFER) : raw;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] to, int at, int length) throws IOException {
        int count = inflated(to, at, length);
        if (count > 0) {
            crc.update(to, at, count);
            done += count;
            if (done > file.size()) {
                throw new BadArchive(file.path() + " holds more than the " + file.size() + " bytes that it says");
            }
        } else if (count < 0) {
            checkWhole();
        }
        return count;
    }

    private void checkWhole() {
        if (done != file.size() || crc.getValue() != file.crc()) {
            throw new BadArchive(file.path() + " is damaged: its bytes do not match their check sum; upload it again");
        }
        // What is copied as it lies must be this and nothing behind it.
        if (file.deflated() && inflater.getBytesRead() != file.compressedSize()) {
            throw new BadArchive(file.path() + " is damaged: its compressed bytes end before they should");
        }
    }

    private int inflated(byte[] to, int at, int length) throws IOException {
        try {
            return in.read(to, at, length);
        } catch (ZipException | EOFException e) {
            throw new BadArchive(file.path() + " is damaged: it cannot be inflated; upload it again", e);
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
