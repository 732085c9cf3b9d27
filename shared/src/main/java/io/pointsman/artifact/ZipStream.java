package io.pointsman.artifact;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes a zip entry by entry, with the modes that java.util.zip cannot write. The data come compressed. */
final class ZipStream {
    static final int LOCAL_LENGTH = 30;
    static final int ENTRY_LENGTH = 46;
    static final int END_LENGTH = 22;
    static final int WIDE_END_LENGTH = 76;
    /** From here on a zip says its numbers in the wide end record too. */
    static final int MANY = 0xFFFF;
    /** Offsets are written in 32 bits. */
    static final long LONGEST = 0xFFFF_FFFFL;

    private static final short VERSION = 20;
    private static final short MADE_BY_UNIX = 3 << 8 | VERSION;
    private static final short WIDE_VERSION = 45;
    private static final short UTF_8_NAMES = 1 << 11;
    private static final short DEFLATED = 8;
    /** The first of January 1980, midnight: the oldest that a zip can say. */
    private static final int TIME = 0x0021_0000;

    private final OutputStream out;
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private long offset;
    private int entries;

    ZipStream(OutputStream out) {
        this.out = out;
    }

    /**
     * @param size uncompressed
     * @param compressedSize of {@code data}
     */
    record Entry(String path, FileKind kind, boolean deflated, long crc, long size, long compressedSize) {
        byte[] name() {
            return path.getBytes(StandardCharsets.UTF_8);
        }
    }

    void add(Entry entry, InputStream data) throws IOException {
        byte[] name = entry.name();
        byte[] common = common(entry, name);
        out.write(bytes(4).putInt(0x04034b50).array());
        out.write(common);
        out.write(name);
        long written = data.transferTo(out);
        if (written != entry.compressedSize()) {
            throw new BadArchive(entry.path() + " has " + written + " compressed bytes, not the "
                    + entry.compressedSize() + " that it says");
        }
        remember(entry, name, common);
        offset += LOCAL_LENGTH + name.length + written;
        entries++;
    }

    private void remember(Entry entry, byte[] name, byte[] common) {
        directory.writeBytes(bytes(6).putInt(0x02014b50).putShort(MADE_BY_UNIX).array());
        directory.writeBytes(common);
        directory.writeBytes(bytes(14)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(entry.kind().mode() << 16)
                .putInt((int) offset)
                .array());
        directory.writeBytes(name);
    }

    /** What the local header and the directory say in the same words. */
    private static byte[] common(Entry entry, byte[] name) {
        return bytes(26)
                .putShort(VERSION)
                .putShort(UTF_8_NAMES)
                .putShort(entry.deflated() ? DEFLATED : 0)
                .putInt(TIME)
                .putInt((int) entry.crc())
                .putInt((int) entry.compressedSize())
                .putInt((int) entry.size())
                .putShort((short) name.length)
                .putShort((short) 0)
                .array();
    }

    void end() throws IOException {
        out.write(directory.toByteArray());
        if (entries >= MANY) {
            out.write(wideEnd(entries, directory.size(), offset));
        }
        short shown = (short) Math.min(entries, MANY);
        out.write(bytes(END_LENGTH)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort(shown)
                .putShort(shown)
                .putInt(directory.size())
                .putInt((int) offset)
                .putShort((short) 0)
                .array());
    }

    /** The end record in 64 bits, and the one that says where it is. */
    static byte[] wideEnd(long entries, long directory, long offset) {
        return bytes(WIDE_END_LENGTH)
                .putInt(0x06064b50)
                .putLong(44)
                .putShort(WIDE_VERSION)
                .putShort(WIDE_VERSION)
                .putInt(0)
                .putInt(0)
                .putLong(entries)
                .putLong(entries)
                .putLong(directory)
                .putLong(offset)
                .putInt(0x07064b50)
                .putInt(0)
                .putLong(offset + directory)
                .putInt(1)
                .array();
    }

    private static ByteBuffer bytes(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
