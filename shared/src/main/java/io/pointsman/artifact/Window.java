package io.pointsman.artifact;

import java.util.Arrays;

/** The bytes of an archive with the piece that was read last, so that small reads near one another are one request. */
final class Window {
    private final RangedBytes source;
    private final int ahead;
    private byte[] piece = new byte[0];
    private long from;

    /** @param ahead how much to read at least when something has to be read */
    Window(RangedBytes source, int ahead) {
        this.source = source;
        this.ahead = ahead;
    }

    /** The same bytes, read far ahead: for going through all of them. */
    Window farther(int more) {
        Window window = new Window(source, more);
        window.piece = piece;
        window.from = from;
        return window;
    }

    /** Lets go of what is held here and in the source. */
    void rest() {
        piece = new byte[0];
        from = 0;
        source.rest();
    }

    long length() {
        return source.length();
    }

    byte[] read(long offset, int length) {
        if (offset < 0 || length < 0 || offset > length() - length) {
            throw new BadArchive("the zip is truncated: bytes " + offset + " to " + (offset + length)
                    + " are asked for and it has " + length());
        }
        if (!holds(offset, length)) {
            fetch(offset, length);
        }
        int at = Math.toIntExact(offset - from);
        return Arrays.copyOfRange(piece, at, at + length);
    }

    /** As much of what is here from this offset as fits; at least one byte must be here. */
    int copy(long offset, byte[] to, int at, int length) {
        int there = (int) Math.min(length, from + piece.length - offset);
        if (offset < from || there <= 0) {
            throw new BadArchive("the zip is truncated: byte " + offset + " is asked for and it has " + length());
        }
        System.arraycopy(piece, (int) (offset - from), to, at, there);
        return there;
    }

    /** Reads this much now, in one request, unless it is here; cut at the end of the archive, nothing behind it. */
    void fetch(long offset, long length) {
        long left = Math.max(0, length() - offset);
        if (left > 0 && !holds(offset, Math.min(length, left))) {
            piece = source.read(offset, Math.toIntExact(Math.min(Math.max(length, ahead), left)));
            from = offset;
        }
    }

    boolean holds(long offset, long length) {
        return offset >= from && offset + length <= from + piece.length;
    }
}
