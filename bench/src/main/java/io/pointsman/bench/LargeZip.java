package io.pointsman.bench;

import io.pointsman.artifact.RangedBytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A zip of any length that is not there: its entries share a few blocks of bytes. */
final class LargeZip implements RangedBytes {
    /** What an entry holds. */
    record Block(byte[] data, long crc, long size, boolean deflated) {
        static Block deflated(byte[] bytes) {
            Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
            deflater.setInput(bytes);
            deflater.finish();
            byte[] out = new byte[bytes.length + bytes.length / 1_000 + 1_000];
            int length = deflater.deflate(out);
            deflater.end();
            return new Block(java.util.Arrays.copyOf(out, length), crc(bytes), bytes.length, true);
        }

        /** Of random bytes, which do not get smaller. */
        static Block random(int size, int seed) {
            byte[] bytes = new byte[size];
            new Random(seed).nextBytes(bytes);
            return deflated(bytes);
        }

        private static long crc(byte[] bytes) {
            CRC32 crc = new CRC32();
            crc.update(bytes);
            return crc.getValue();
        }
    }

    private final TreeMap<Long, byte[]> pieces = new TreeMap<>();
    private final List<byte[]> directory = new ArrayList<>();
    private long length;

    LargeZip add(String path, Block block) {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        byte[] common = buffer(26)
                .putShort((short) 20)
                .putShort((short) (1 << 11))
                .putShort((short) (block.deflated() ? 8 : 0))
                .putInt(0x0021_0000)
                .putInt((int) block.crc())
                .putInt(block.data().length)
                .putInt((int) block.size())
                .putShort((short) name.length)
                .putShort((short) 0)
                .array();
        directory.add(joined(
                buffer(6).putInt(0x02014b50).putShort((short) 20).array(),
                common,
                buffer(14)
                        .putInt(0)
                        .putShort((short) 0)
                        .putInt(0)
                        .putInt((int) length)
                        .array(),
                name));
        put(joined(buffer(4).putInt(0x04034b50).array(), common, name));
        put(block.data());
        return this;
    }

    LargeZip end() {
        long offset = length;
        byte[] all = joined(directory.toArray(byte[][]::new));
        put(all);
        put(buffer(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) directory.size())
                .putShort((short) directory.size())
                .putInt(all.length)
                .putInt((int) offset)
                .putShort((short) 0)
                .array());
        return this;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void put(byte[] piece) {
        if (piece.length > 0) {
            pieces.put(length, piece);
            length += piece.length;
        }
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public byte[] read(long offset, int size) {
        byte[] result = new byte[size];
        for (int done = 0; done < size; ) {
            var piece = pieces.floorEntry(offset + done);
            int within = (int) (offset + done - piece.getKey());
            int count = Math.min(size - done, piece.getValue().length - within);
            System.arraycopy(piece.getValue(), within, result, done, count);
            done += count;
        }
        return result;
    }
}
