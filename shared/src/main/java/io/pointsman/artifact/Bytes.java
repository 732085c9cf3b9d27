package io.pointsman.artifact;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;

/** Numbers of a zip: little-endian and unsigned. */
final class Bytes {
    private final ByteBuffer buffer;

    private Bytes(ByteBuffer buffer) {
        this.buffer = buffer;
    }

    static Bytes of(byte[] bytes) {
        return new Bytes(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    }

    int length() {
        return buffer.capacity();
    }

    int u16(int at) {
        return Short.toUnsignedInt(buffer.getShort(at));
    }

    int s32(int at) {
        return buffer.getInt(at);
    }

    long u32(int at) {
        return Integer.toUnsignedLong(buffer.getInt(at));
    }

    /** A number that must not fill its highest bit: no archive is that long. */
    long u63(int at) {
        long value = buffer.getLong(at);
        if (value < 0) {
            throw new BadArchive("the zip is damaged: a length or offset is beyond any file");
        }
        return value;
    }

    byte[] copy(int at, int length) {
        byte[] copy = new byte[length];
        buffer.get(at, copy);
        return copy;
    }

    /** The start of the extra field of one kind within at..at+length. */
    OptionalLong extra(int at, int length, int kind) {
        int end = at + length;
        for (int field = at; field + 4 <= end; field += 4 + u16(field + 2)) {
            if (u16(field) == kind && field + 4 + u16(field + 2) <= end) {
                return OptionalLong.of(field);
            }
        }
        return OptionalLong.empty();
    }
}
