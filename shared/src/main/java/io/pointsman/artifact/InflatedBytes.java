package io.pointsman.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * The uncompressed bytes of an entry, read in pieces: an archive inside the archive. Going forward is one inflation; going back
 * behind what is still here is another one from the start. What was read last is kept, as much as holds the directory of most
 * archives, which lies at their end.
 */
final class InflatedBytes implements RangedBytes {
    private static final int KEPT = 4 << 20;

    private final ZipArchive archive;
    private final ArchiveFile file;
    /** Bytes {@code at - held} to {@code at}, the last one at the end of the array. */
    private byte[] last = new byte[0];

    private InputStream in = InputStream.nullInputStream();
    private long at;
    private boolean resting = true;

    InflatedBytes(ZipArchive archive, ArchiveFile file) {
        this.archive = archive.inLargePieces();
        this.file = file;
    }

    @Override
    public long length() {
        return file.size();
    }

    @Override
    public byte[] read(long offset, int length) {
        if (offset < 0 || length < 0 || offset + length > length()) {
            throw new IndexOutOfBoundsException(length + " bytes from " + offset + " of " + length());
        }
        if (resting || offset < at - last.length) {
            restart();
        }
        skipTo(offset);
        byte[] result = new byte[length];
        int held = (int) Math.min(length, at - offset);
        System.arraycopy(last, (int) (last.length - (at - offset)), result, 0, held);
        byte[] rest = next(length - held);
        System.arraycopy(rest, 0, result, held, rest.length);
        return result;
    }

    private void restart() {
        rest();
        in = archive.stream(file);
        resting = false;
    }

    @Override
    public void rest() {
        close();
        in = InputStream.nullInputStream();
        archive.rest();
        at = 0;
        last = new byte[0];
        resting = true;
    }

    private void skipTo(long offset) {
        while (at < offset) {
            next((int) Math.min(KEPT, offset - at));
        }
    }

    private byte[] next(int length) {
        try {
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new BadArchive(file.path() + " ends before the " + file.size() + " bytes that it says");
            }
            at += length;
            if (at == file.size() && length > 0) {
                // The check sum is compared at the end.
                in.readNBytes(1);
            }
            keep(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(byte[] bytes) {
        int more = Math.min(bytes.length, KEPT);
        int kept = Math.min(last.length, KEPT - more);
        byte[] now = Arrays.copyOfRange(last, last.length - kept, last.length - kept + kept + more);
        System.arraycopy(bytes, bytes.length - more, now, kept, more);
        last = now;
    }

    private void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
