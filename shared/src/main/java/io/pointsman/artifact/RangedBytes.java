package io.pointsman.artifact;

import java.util.Map;
import java.util.Optional;

/** Bytes that are read in pieces, such as an object in S3. One version of them: bytes that change underneath are an error. */
public interface RangedBytes {
    /** In bytes. */
    long length();

    /** Exactly {@code length} bytes from {@code offset}. */
    byte[] read(long offset, int length);

    /** Of the object in S3; empty where there is none, or its bucket keeps no versions. */
    default Optional<String> version() {
        return Optional.empty();
    }

    /** What whoever wrote the object in S3 said of it, by name. */
    default Map<String, String> metadata() {
        return Map.of();
    }

    /** Lets go of what was kept for reading on. */
    default void rest() {}

    /** Bytes in memory. */
    static RangedBytes of(byte[] bytes) {
        return new RangedBytes() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public byte[] read(long offset, int length) {
                return java.util.Arrays.copyOfRange(bytes, Math.toIntExact(offset), Math.toIntExact(offset + length));
            }
        };
    }
}
