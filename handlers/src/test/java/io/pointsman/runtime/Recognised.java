package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.fail;

import io.pointsman.json.Json;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the credentials of {@link Events} again, or a piece of one, however they were spelled. Decodes what it is given instead of
 * looking for the spellings that {@link Secrets} knows.
 */
final class Recognised {
    /** So long a piece of a key is no accident. */
    private static final int PIECE = 12;

    private static final List<String> SECRETS = List.of(Events.ACCESS_KEY, Events.SECRET_KEY, Events.SESSION_TOKEN);
    private static final Pattern BASE_64 = Pattern.compile("[A-Za-z0-9+/_-]{16,}");

    private Recognised() {}

    /** All of them, as a careless library would quote them. */
    static String quote() {
        String basic = Events.ACCESS_KEY + ":" + Events.SECRET_KEY;
        return String.join(
                " | ",
                "credentials " + SECRETS,
                Json.text(Events.credentials()),
                "Authorization: AWS4-HMAC-SHA256 Credential=" + Events.ACCESS_KEY
                        + "/20260101/us-east-1/s3/aws4_request",
                "https://artifacts.s3.amazonaws.com/x?X-Amz-Security-Token=" + url(Events.SESSION_TOKEN)
                        + "&X-Amz-Credential=" + url(Events.ACCESS_KEY + "/20260101"),
                url(Events.SECRET_KEY).replace("+", "%20"),
                "Authorization: Basic " + base64(basic),
                "a" + base64("x" + Events.SESSION_TOKEN),
                Base64.getUrlEncoder().encodeToString(("xx" + Events.SESSION_TOKEN).getBytes(StandardCharsets.UTF_8)));
    }

    private static String url(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Fails when a piece of a secret is in the text. */
    static void nowhereIn(String where, String text) {
        readings(text)
                .forEach(reading -> pieces().filter(reading::contains)
                        .findFirst()
                        .ifPresent(piece -> {
                            fail(where + " holds " + piece + ", a piece of a secret: " + text);
                        }));
    }

    private static Stream<String> pieces() {
        return SECRETS.stream()
                .flatMap(secret -> IntStream.rangeClosed(0, secret.length() - PIECE)
                        .mapToObj(at -> secret.substring(at, at + PIECE)));
    }

    private static Stream<String> readings(String text) {
        String once = unescaped(text);
        return Stream.concat(Stream.of(text, once, unescaped(once), unquoted(text)), decoded(text));
    }

    private static String unescaped(String text) {
        return text.replaceAll("\\\\([\"\\\\/])", "$1");
    }

    private static String unquoted(String text) {
        return URLDecoder.decode(
                text.replaceAll("%(?![0-9A-Fa-f]{2})", "%25").replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Every run that may be Base64, from each of the four places where a group of its may begin. */
    private static Stream<String> decoded(String text) {
        return BASE_64.matcher(text)
                .results()
                .flatMap(run -> IntStream.range(0, 4)
                        .mapToObj(skip -> run.group().substring(skip))
                        .map(part -> part.substring(0, part.length() / 4 * 4)
                                .replace('-', '+')
                                .replace('_', '/'))
                        .map(part -> new String(Base64.getDecoder().decode(part), StandardCharsets.ISO_8859_1)));
    }
}
