package io.pointsman.endpoint.keep;

import java.nio.ByteBuffer;

/** A text as its UTF-16 units: also what is no valid text, which UTF-8 would lose. */
final class Texts {
    private Texts() {}

    static byte[] encoded(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * Character.BYTES);
        bytes.asCharBuffer().put(text);
        return bytes.array();
    }

    static String decoded(byte[] bytes) {
        return ByteBuffer.wrap(bytes).asCharBuffer().toString();
    }
}
