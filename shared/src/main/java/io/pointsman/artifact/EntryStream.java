package io.pointsman.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** The uncompressed bytes of one entry. Fails at the end when they are not those that the directory promised. */
final class EntryStream extends InputStream {
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int SLACK = 256;
    private static final int CHUNK = 1 << 20;

    private final ArchiveFile file;
    private final Inflater inflater = new Inflater(true);
    private final InputStream in;
    private final CRC32 crc = new CRC32();
    private long done;

    EntryStream(Window zip, ArchiveFile file) {
        this.file = file;
        long hint = file.expectedData() - file.header() + SLACK + file.compressedSize();
        zip.fetch(file.header(), Math.min(hint, CHUNK));
        Bytes local = Bytes.of(zip.read(file.header(), LOCAL_LENGTH));
        if (local.s32(0) != LOCAL) {
            throw new BadArchive(file.path() + ": the zip is damaged; there is no entry where the directory says");
        }
        long data = file.header() + LOCAL_LENGTH + local.u16(26) + local.u16(28);
        InputStream raw = new RawBytes(zip, data, file.compressedSize());
        this.in = file.deflated() ? new InflaterInputStream(raw, inflater, 1 << 16) : raw;
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
        } else if (count < 0 && (done != file.size() || crc.getValue() != file.crc())) {
            throw new BadArchive(file.path() + " is damaged: its bytes do not match their check sum; upload it again");
        }
        return count;
    }

    private int inflated(byte[] to, int at, int length) throws IOException {
        try {
            return in.read(to, at, length);
        } catch (ZipException | java.io.EOFException e) {
            throw new BadArchive(file.path() + " is damaged: it cannot be inflated; upload it again", e);
        }
    }

    @Override
    public void close() {
        inflater.end();
    }

    /** A stretch of the archive, read chunk by chunk. */
    private static final class RawBytes extends InputStream {
        private final Window zip;
        private long at;
        private final long end;

        RawBytes(Window zip, long from, long length) {
            this.zip = zip;
            this.at = from;
            this.end = from + length;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            if (at >= end) {
                return -1;
            }
            int count = (int) Math.min(length, end - at);
            if (!zip.holds(at, count)) {
                zip.fetch(at, Math.min(CHUNK, end - at));
            }
            System.arraycopy(zip.read(at, count), 0, to, offset, count);
            at += count;
            return count;
        }
    }
}
