package io.pointsman.review.code;

import io.pointsman.page.LineDiff;
import io.pointsman.secrets.Disclosure;
import io.pointsman.secrets.SecretNames;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of the lines of a file people may see. A package is no place for secrets, and some have one: files that usually hold them are named
 * alone, and what a line gives to a name that sounds like a secret is not shown.
 */
record CodeLines(SecretWords secrets) {
    private static final int LONGEST_LINE = 300;
    private static final String HOLDS = "a secret value stands in it: its lines are not shown";
    private static final String CLOSED = "a file of this name may hold secrets: its lines are not shown";

    private static final Set<String> NAMES =
            Set.of("credentials", ".npmrc", ".netrc", ".pypirc", ".git-credentials", ".htpasswd", ".pgpass");
    private static final Set<String> ENDS = Set.of("pem", "key", "p12", "pfx", "jks", "keystore", "ppk", "kdbx");

    /** In data files the name of the file tells; in code it is the subject. */
    private static final Set<String> DATA =
            Set.of("", "json", "yaml", "yml", "toml", "ini", "properties", "cfg", "conf", "txt", "xml", "env");

    private static final Pattern GIVEN =
            Pattern.compile("([A-Za-z_][A-Za-z0-9_.-]*)([\"']?\\s*(?:=>|:=|[:=])\\s*)([\"'`]?)([^\\s\"'`][^\\n]*)");

    /** Why nothing of a file is shown; empty: it may be. */
    static Optional<String> closed(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        String end = name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
        boolean isClosed = NAMES.contains(name)
                || ENDS.contains(end)
                || name.equals(".env")
                || name.startsWith(".env.")
                || end.equals("env")
                || name.startsWith("id_rsa")
                || name.startsWith("id_ed25519")
                || (DATA.contains(end) && SecretNames.isSecret(stem(path)));
        return isClosed ? Optional.of(CLOSED) : Optional.empty();
    }

    /** Why nothing of a file with these lines is shown: where a value of now is secret, the one before it was, and nobody knows that one. */
    Optional<String> closedBy(String text) {
        return text.lines().anyMatch(secrets::isIn) ? Optional.of(HOLDS) : Optional.empty();
    }

    private static String stem(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    }

    /** Empty: no UTF-8, or with what no text has. */
    static Optional<String> text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    LineDiff.Line shown(LineDiff.Line line) {
        String masked = hidden(line.text());
        int end = Math.min(masked.length(), LONGEST_LINE);
        return new LineDiff.Line(line.kind(), masked.length() > end ? masked.substring(0, end) + " ..." : masked);
    }

    private String hidden(String line) {
        if (Disclosure.hasFormOfSecret(line)) {
            return "[" + Disclosure.CHANGED + ": the form of a secret]";
        }
        Matcher given = GIVEN.matcher(line);
        int from = 0;
        while (given.find(from)) {
            boolean isLiteral = !given.group(3).isEmpty() || given.group(4).matches("[A-Za-z0-9+/=_.-]{8,}");
            if (isLiteral && secrets.isName(given.group(1))) {
                return line.substring(0, given.start(3)) + "[" + Disclosure.CHANGED + ": a name like a secret's]";
            }
            from = given.end(2);
        }
        return line;
    }
}
