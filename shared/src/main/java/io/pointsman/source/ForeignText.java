package io.pointsman.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;

/** Text that anybody who can write a commit has a say in, made fit to be shown: one line, bounded, with nothing that is not seen. */
final class ForeignText {
    private static final int LONGEST_ADDRESS = 1_000;
    private static final int REPLACEMENT = 0xFFFD;
    private static final String CUT = "…";

    private ForeignText() {}

    /** The first line of it that says something; empty where none does. */
    static Optional<String> line(String text, int longest) {
        return text.lines()
                .map(ForeignText::seen)
                .filter(line -> !line.isEmpty())
                .map(line -> cut(line, longest))
                .findFirst();
    }

    /** What would be unseen, or turn what is seen around, is replaced by a sign that something was there. */
    private static String seen(String line) {
        StringBuilder seen = new StringBuilder(line.length());
        line.codePoints().map(ForeignText::seen).forEach(seen::appendCodePoint);
        return seen.toString().replaceAll(" {2,}", " ").strip();
    }

    private static int seen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> ' ';
            case Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> REPLACEMENT;
            default -> point;
        };
    }

    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)).strip() + CUT;
    }

    /** An address that a browser may be sent to; empty where it is none of the web, names a user, or hides a part of itself. */
    static Optional<String> address(String text) {
        String address = text.strip();
        if (address.length() > LONGEST_ADDRESS || !address.matches("[!-~]+")) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(address);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean isOfTheWeb = scheme.equals("https") || scheme.equals("http");
            return isOfTheWeb && uri.getHost() != null && uri.getUserInfo() == null
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** ISO 8601 with its offset, as {@code git log --format=%aI} writes it. */
    static Optional<Instant> moment(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
