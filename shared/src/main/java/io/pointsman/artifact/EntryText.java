package io.pointsman.artifact;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32;

/**
 * The name of an entry as text: UTF-8, or what the Unicode path field says where its check sum is that of the name. What is neither
 * is a guess: most likely Korean Windows wrote it.
 *
 * @param misnamed why it is a guess; empty text where it is none
 */
record EntryText(String name, String misnamed) {
    private static final int UNICODE_PATH = 0x7075;
    private static final int FIELD_HEAD = 4 + 1 + 4;
    private static final List<String> GUESSES = List.of("x-windows-949", "IBM437");

    static EntryText of(Bytes bytes, int nameAt, int nameLength, int extraLength) {
        byte[] raw = bytes.copy(nameAt, nameLength);
        return unicodePath(bytes, raw, nameAt + nameLength, extraLength)
                .or(() -> decoded(raw, StandardCharsets.UTF_8))
                .map(name -> new EntryText(name, ""))
                .orElseGet(() -> guessed(raw));
    }

    private static Optional<String> unicodePath(Bytes bytes, byte[] raw, int at, int length) {
        OptionalLong found = bytes.extra(at, length, UNICODE_PATH);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        int field = (int) found.getAsLong();
        int size = bytes.u16(field + 2) - (FIELD_HEAD - 4);
        if (size <= 0 || bytes.copy(field + 4, 1)[0] != 1) {
            return Optional.empty();
        }
        CRC32 crc = new CRC32();
        crc.update(raw);
        // A field that speaks of another name is left from before the entry was renamed.
        return crc.getValue() == bytes.u32(field + 5)
                ? decoded(bytes.copy(field + FIELD_HEAD, size), StandardCharsets.UTF_8)
                : Optional.empty();
    }

    private static EntryText guessed(byte[] raw) {
        for (String charset : GUESSES) {
            Optional<String> name =
                    Charset.isSupported(charset) ? decoded(raw, Charset.forName(charset)) : Optional.empty();
            if (name.isPresent()) {
                return new EntryText(name.get(), said(charset));
            }
        }
        return new EntryText(new String(raw, StandardCharsets.ISO_8859_1), said("ISO-8859-1"));
    }

    private static String said(String charset) {
        return "its name is not UTF-8; this is how it reads in "
                + charset.replace("x-windows-949", "MS949 (Korean Windows)");
    }

    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
