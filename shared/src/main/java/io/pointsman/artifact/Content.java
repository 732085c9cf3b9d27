package io.pointsman.artifact;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Bytes that are made while they are written, so that nobody has to hold all of them. Writing may be repeated. */
public interface Content {
    /** How many bytes {@link #writeTo} writes. */
    long length();

    /** Ends in {@link BadArchive} where what it is made from is damaged. */
    void writeTo(OutputStream out) throws IOException;

    /** Bytes in memory. */
    static Content of(byte[] bytes) {
        return new Content() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(bytes);
            }
        };
    }

    /** All of it, for content that is small. */
    default byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.toIntExact(length()));
        try {
            writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
