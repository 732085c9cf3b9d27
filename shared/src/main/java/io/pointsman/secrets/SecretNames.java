package io.pointsman.secrets;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether what bears a name is a secret, by the name alone: {@code DbPassword}, {@code API_KEY}, {@code authToken}. It errs on the side of
 * silence. What only speaks of a secret ({@code SecretArn}, {@code TokenValidity}) is none, nor is the key of a table, of an object or of
 * KMS. A secret under a name that says nothing is not found.
 */
public final class SecretNames {
    private static final Pattern SECRET =
            Pattern.compile("passw(or)?d|passphrase|passcode|secret|credential|token|connectionstring"
                    + "|(api|access|private|secret|shared|license|licence|encryption|signing|account|master)key");

    private static final Set<String> WORDS = Set.of("pwd", "jwt", "bearer", "cookie", "dsn", "otp", "salt", "psk");

    /** As the last word only: {@code DB_PASS}, and no {@code PassRole}. */
    private static final Set<String> LAST = Set.of("authorization", "pass", "pw", "pat");

    /** What a name ends with that speaks of a secret and holds none. */
    private static final Set<String> ABOUT = Set.of(
            "arn",
            "arns",
            "id",
            "ids",
            "name",
            "names",
            "url",
            "uri",
            "endpoint",
            "endpoints",
            "type",
            "types",
            "length",
            "policy",
            "expiration",
            "expiry",
            "validity",
            "unit",
            "units",
            "count",
            "enabled",
            "version",
            "days",
            "hours",
            "minutes",
            "seconds",
            "ttl",
            "duration",
            "lifetime",
            "mode",
            "status",
            "format",
            "algorithm",
            "issuer",
            "region");

    /** Whose key is no secret. */
    private static final Set<String> OPEN_KEYS = Set.of(
            "s3",
            "object",
            "kms",
            "hash",
            "range",
            "sort",
            "partition",
            "primary",
            "foreign",
            "public",
            "routing",
            "tag",
            "group",
            "source",
            "template");

    private SecretNames() {}

    public static boolean isSecret(String name) {
        // The key of a condition in a policy: token.actions.githubusercontent.com:sub
        if (name.contains(":")) {
            return false;
        }
        List<String> words = words(name);
        if (words.contains("webhook")) {
            return true;
        }
        if (words.isEmpty() || ABOUT.contains(words.getLast())) {
            return false;
        }
        return LAST.contains(words.getLast())
                || SECRET.matcher(String.join("", words)).find()
                || words.stream().anyMatch(WORDS::contains)
                || isClosedKey(words);
    }

    private static boolean isClosedKey(List<String> words) {
        return words.size() > 1
                && (words.getLast().equals("key") || words.getLast().equals("keys"))
                && !OPEN_KEYS.contains(words.get(words.size() - 2));
    }

    /** {@code DBPassword_v2} is db, password, v2. */
    private static List<String> words(String name) {
        return Stream.of(name.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                        .replaceAll("([A-Z])([A-Z][a-z])", "$1 $2")
                        .split("[^A-Za-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }
}
