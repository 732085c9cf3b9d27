package io.pointsman.endpoint.disk;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Reads one piece behind the other; only one is open at a time. */
final class RowStream extends InputStream {
    private final Deque<Blob> rest;
    private InputStream piece = InputStream.nullInputStream();

    RowStream(List<Blob> pieces, long first) throws IOException {
        rest = new ArrayDeque<>(pieces);
        long skip = first;
        while (!rest.isEmpty() && rest.element().size() <= skip) {
            skip -= rest.remove().size();
        }
        if (!rest.isEmpty()) {
            piece = rest.remove().from(skip);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = piece.read(buffer, offset, length);
        while (read < 0 && !rest.isEmpty()) {
            piece.close();
            piece = rest.remove().from(0);
            read = piece.read(buffer, offset, length);
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        rest.clear();
        piece.close();
    }
}
