package io.pointsman.endpoint.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** XML that is written from start to end. */
final class Xml {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final int REPLACEMENT = 0xFFFD;

    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    Xml open(String name) {
        text.append('<').append(name).append('>');
        return this;
    }

    Xml open(String name, String namespace) {
        text.append('<').append(name).append(" xmlns=\"").append(namespace).append("\">");
        return this;
    }

    Xml close(String name) {
        text.append("</").append(name).append('>');
        return this;
    }

    Xml leaf(String name, Object value) {
        return open(name).text(value).close(name);
    }

    /** Nothing at all where there is no value. */
    Xml leafIfThere(String name, @Nullable Object value) {
        return value == null ? this : leaf(name, value);
    }

    Xml text(Object value) {
        String plain = value instanceof Instant instant ? TIME.format(instant) : String.valueOf(value);
        plain.codePoints().forEach(this::add);
        return this;
    }

    private void add(int character) {
        switch (character) {
            case '&' -> text.append("&amp;");
            case '<' -> text.append("&lt;");
            case '>' -> text.append("&gt;");
            case '"' -> text.append("&quot;");
            case '\r' -> text.append("&#13;");
            default -> text.appendCodePoint(isPossible(character) ? character : REPLACEMENT);
        }
    }

    /** XML 1.0 has no other characters, not even escaped: a client could not parse the answer. */
    private static boolean isPossible(int character) {
        return character == '\t'
                || character == '\n'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
