package io.pointsman.artifact;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zips as others write them, and as nobody should. */
final class Zips {
    private static final int DIRECTORY = 0x02014b50;
    private static final int END = 0x06054b50;

    private Zips() {}

    /** By the JDK, with its time stamps and data descriptors. */
    static byte[] jdk(String... pathsAndTexts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < pathsAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(pathsAndTexts[i]));
                zip.write(pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Where the n-th entry of the central directory begins, counted from 0. */
    static int entry(byte[] zip, int which) {
        int at = Math.toIntExact(numbers(zip).getInt(end(zip) + 16));
        for (int i = 0; i < which; i++) {
            at = next(zip, at);
        }
        if (numbers(zip).getInt(at) != DIRECTORY) {
            throw new IllegalStateException("no entry " + which);
        }
        return at;
    }

    /** Where the entry after that one begins. */
    static int next(byte[] zip, int at) {
        return at
                + 46
                + numbers(zip).getShort(at + 28)
                + numbers(zip).getShort(at + 30)
                + numbers(zip).getShort(at + 32);
    }

    static int end(byte[] zip) {
        int at = zip.length - 22;
        if (numbers(zip).getInt(at) != END) {
            throw new IllegalStateException("a comment stands at the end");
        }
        return at;
    }

    static byte[] set16(byte[] zip, int at, int value) {
        byte[] changed = zip.clone();
        numbers(changed).putShort(at, (short) value);
        return changed;
    }

    static byte[] set32(byte[] zip, int at, int value) {
        byte[] changed = zip.clone();
        numbers(changed).putInt(at, value);
        return changed;
    }

    private static ByteBuffer numbers(byte[] zip) {
        return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** One stored file whose sizes, offset and directory are all in zip64 fields, as a writer of unknown lengths makes it. */
    static byte[] zip64(String path, String text) {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(data);
        ByteBuffer zip = ByteBuffer.allocate(1_000 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        zip.putInt(0x04034b50)
                .putShort((short) 45)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0);
        zip.putInt((int) crc.getValue()).putInt(-1).putInt(-1);
        zip.putShort((short) name.length).putShort((short) 20).put(name);
        zip.putShort((short) 1)
                .putShort((short) 16)
                .putLong(data.length)
                .putLong(data.length)
                .put(data);
        int directory = zip.position();
        zip.putInt(DIRECTORY)
                .putShort((short) 45)
                .putShort((short) 45)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0);
        zip.putInt((int) crc.getValue())
                .putInt(-1)
                .putInt(-1)
                .putShort((short) name.length)
                .putShort((short) 28);
        zip.putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0)
                .putInt(-1)
                .put(name);
        zip.putShort((short) 1)
                .putShort((short) 24)
                .putLong(data.length)
                .putLong(data.length)
                .putLong(0);
        int record = zip.position();
        zip.putInt(0x06064b50)
                .putLong(44)
                .putShort((short) 45)
                .putShort((short) 45)
                .putInt(0)
                .putInt(0);
        zip.putLong(1).putLong(1).putLong(record - directory).putLong(directory);
        zip.putInt(0x07064b50).putInt(0).putLong(record).putInt(1);
        zip.putInt(END)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) -1)
                .putShort((short) -1);
        zip.putInt(-1).putInt(-1).putShort((short) 0);
        byte[] bytes = new byte[zip.position()];
        zip.flip().get(bytes);
        return bytes;
    }

    /** One stored file with a Unicode path field, whose check sum is that of the name or not. */
    static byte[] unicodePath(byte[] raw, String name, String text, boolean right) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        CRC32 ofData = new CRC32();
        ofData.update(data);
        CRC32 ofName = new CRC32();
        ofName.update(raw);
        int extra = 9 + utf8.length;
        ByteBuffer zip = ByteBuffer.allocate(500 + raw.length + extra).order(ByteOrder.LITTLE_ENDIAN);
        zip.putInt(0x04034b50).putShort((short) 20).putInt(0).putInt(0).putInt((int) ofData.getValue());
        zip.putInt(data.length).putInt(data.length).putShort((short) raw.length).putShort((short) 0);
        zip.put(raw).put(data);
        int directory = zip.position();
        zip.putInt(DIRECTORY)
                .putShort((short) 20)
                .putShort((short) 20)
                .putInt(0)
                .putInt(0);
        zip.putInt((int) ofData.getValue()).putInt(data.length).putInt(data.length);
        zip.putShort((short) raw.length)
                .putShort((short) extra)
                .putShort((short) 0)
                .putShort((short) 0);
        zip.putShort((short) 0).putInt(0).putInt(0).put(raw);
        zip.putShort((short) 0x7075).putShort((short) (5 + utf8.length)).put((byte) 1);
        zip.putInt((int) ofName.getValue() + (right ? 0 : 1)).put(utf8);
        int end = zip.position();
        zip.putInt(END).putInt(0).putShort((short) 1).putShort((short) 1);
        zip.putInt(end - directory).putInt(directory).putShort((short) 0);
        byte[] bytes = new byte[zip.position()];
        zip.flip().get(bytes);
        return bytes;
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
