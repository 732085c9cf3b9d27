package io.pointsman.artifact;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes a zip into memory, with the modes that java.util.zip cannot write. */
final class ZipWriter {
    private static final int MOST_ENTRIES = 0xFFFF;
    private static final short VERSION = 20;
    private static final short MADE_BY_UNIX = 3 << 8 | VERSION;
    private static final short UTF_8_NAMES = 1 << 11;
    private static final short DEFLATED = 8;
    /** The first of January 1980, midnight: the oldest that a zip can say. */
    private static final int TIME = 0x0021_0000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private int entries;

    void add(String path, FileKind kind, byte[] content) {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        byte[] data = deflated(content);
        int offset = out.size();
        byte[] common = common(name, content, data);
        out.writeBytes(bytes(4).putInt(0x04034b50).array());
        out.writeBytes(common);
        out.writeBytes(name);
        out.writeBytes(data);
        directory.writeBytes(bytes(6).putInt(0x02014b50).putShort(MADE_BY_UNIX).array());
        directory.writeBytes(common);
        directory.writeBytes(bytes(14)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(kind.mode() << 16)
                .putInt(offset)
                .array());
        directory.writeBytes(name);
        entries++;
    }

    /** What the local header and the directory say in the same words. */
    private static byte[] common(byte[] name, byte[] content, byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return bytes(26)
                .putShort(VERSION)
                .putShort(UTF_8_NAMES)
                .putShort(DEFLATED)
                .putInt(TIME)
                .putInt((int) crc.getValue())
                .putInt(data.length)
                .putInt(content.length)
                .putShort((short) name.length)
                .putShort((short) 0)
                .array();
    }

    private static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(content);
            deflater.finish();
            ByteArrayOutputStream data = new ByteArrayOutputStream(content.length / 2 + 64);
            byte[] buffer = new byte[1 << 16];
            while (!deflater.finished()) {
                data.write(buffer, 0, deflater.deflate(buffer));
            }
            return data.toByteArray();
        } finally {
            deflater.end();
        }
    }

    byte[] done() {
        if (entries > MOST_ENTRIES) {
            throw new BadArchive("a package of " + entries + " files; at most " + MOST_ENTRIES + " are taken");
        }
        int offset = out.size();
        out.writeBytes(directory.toByteArray());
        out.writeBytes(bytes(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) entries)
                .putShort((short) entries)
                .putInt(directory.size())
                .putInt(offset)
                .putShort((short) 0)
                .array());
        return out.toByteArray();
    }

    private static ByteBuffer bytes(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
