package io.pointsman.runtime;

import io.pointsman.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The ways in which a text turns up in what libraries say: as it is, in a URL, in JSON, and inside of something in Base64. */
final class Spellings {
    private Spellings() {}

    static Stream<String> of(String text) {
        return Stream.of(Stream.of(text), inUrls(text), inJson(text), inBase64(text))
                .flatMap(spellings -> spellings)
                .distinct();
    }

    private static Stream<String> inUrls(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
        String inPaths = encoded.replace("+", "%20");
        return Stream.of(encoded, inPaths, inSmallHex(inPaths));
    }

    private static String inSmallHex(String encoded) {
        return Pattern.compile("%[0-9A-F]{2}")
                .matcher(encoded)
                .replaceAll(hex -> hex.group().toLowerCase(Locale.ROOT));
    }

    private static Stream<String> inJson(String text) {
        String quoted = Json.text(text);
        String escaped = quoted.substring(1, quoted.length() - 1);
        return Stream.of(escaped, escaped.replace("/", "\\/"));
    }

    /** What stands before it in the encoded bytes shifts it by no, one or two of them: only what no neighbour changes is taken. */
    private static Stream<String> inBase64(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return IntStream.range(0, 3)
                .mapToObj(shift -> encoded(bytes, shift))
                .flatMap(encoded -> Stream.of(encoded, encoded.replace('+', '-').replace('/', '_')));
    }

    private static String encoded(byte[] bytes, int shift) {
        byte[] shifted = new byte[shift + bytes.length];
        System.arraycopy(bytes, 0, shifted, shift, bytes.length);
        String encoded = Base64.getEncoder().encodeToString(shifted);
        return encoded.substring((shift * 8 + 5) / 6, shifted.length * 8 / 6);
    }
}
