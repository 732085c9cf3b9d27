package io.pointsman.actions.rewrite;

import io.pointsman.template.Place;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Bytes that should be UTF-8. */
final class Utf8 {
    private Utf8() {}

    /** Where the first byte stands that is not UTF-8. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Place at;

        private Broken(Place at) {
            super("not UTF-8 at " + at);
            this.at = at;
        }

        Place at() {
            return at;
        }
    }

    static String decode(byte[] bytes) throws Broken {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        String read = text.flip().toString();
        if (result.isError()) {
            throw new Broken(end(read));
        }
        return read;
    }

    private static Place end(String text) {
        String line = text.substring(text.lastIndexOf('\n') + 1);
        int lines = (int) text.chars().filter(c -> c == '\n').count();
        return new Place(lines + 1, line.codePointCount(0, line.length()) + 1);
    }
}
