package io.pointsman.runtime;

import io.pointsman.artifact.RangedBytes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the small pieces that were read: one call opens the same artifact for its settings, its manifest and its files, and the
 * directory of the zip would come over the wire each time.
 */
final class KeptBytes implements RangedBytes {
    private static final int LARGEST_PIECE = 1024 * 1024;
    private static final long MOST = 6L * 1024 * 1024;

    private final RangedBytes source;
    private final Map<Piece, byte[]> kept = new HashMap<>();
    private long size;

    KeptBytes(RangedBytes source) {
        this.source = source;
    }

    private record Piece(long offset, int length) {}

    @Override
    public long length() {
        return source.length();
    }

    @Override
    public Optional<String> version() {
        return source.version();
    }

    @Override
    public Map<String, String> metadata() {
        return source.metadata();
    }

    @Override
    public byte[] read(long offset, int length) {
        Piece piece = new Piece(offset, length);
        byte[] known = kept.get(piece);
        return known == null ? readAndKeep(piece) : known.clone();
    }

    private byte[] readAndKeep(Piece piece) {
        byte[] bytes = source.read(piece.offset(), piece.length());
        if (bytes.length <= LARGEST_PIECE && size + bytes.length <= MOST) {
            kept.put(piece, bytes.clone());
            size += bytes.length;
        }
        return bytes;
    }
}
