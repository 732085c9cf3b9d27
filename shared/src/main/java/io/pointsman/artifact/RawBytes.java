package io.pointsman.artifact;

import java.io.InputStream;

/** A stretch of an archive as it lies there, read chunk by chunk. */
final class RawBytes extends InputStream {
    static final int CHUNK = 4 << 20;

    private final Window zip;
    private final long end;
    private long at;

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
        if (length == 0) {
            return 0;
        }
        if (at >= end) {
            return -1;
        }
        int count = (int) Math.min(length, end - at);
        if (!zip.holds(at, 1)) {
            zip.fetch(at, Math.min(CHUNK, end - at));
        }
        // What is here is used up before more is asked for.
        int there = zip.copy(at, to, offset, count);
        at += there;
        return there;
    }
}
