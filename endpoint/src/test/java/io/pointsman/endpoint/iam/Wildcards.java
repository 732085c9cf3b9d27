package io.pointsman.endpoint.iam;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code *} and {@code ?} of a policy stand for. */
final class Wildcards {
    private Wildcards() {}

    /** Actions are the same in capitals; resources are not. */
    static boolean action(String pattern, String action) {
        return Pattern.compile(regex(pattern), Pattern.CASE_INSENSITIVE)
                .matcher(action)
                .matches();
    }

    static boolean text(String pattern, String text) {
        return Pattern.compile(regex(pattern), Pattern.DOTALL).matcher(text).matches();
    }

    /** Each of the six parts of an ARN by itself, as {@code ArnLike} and {@code ArnEquals} do. */
    static boolean arn(String pattern, String arn) {
        String[] patterns = pattern.split(":", 6);
        String[] parts = arn.split(":", 6);
        if (patterns.length != parts.length) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            if (!text(patterns[i], parts[i])) {
                return false;
            }
        }
        return true;
    }

    private static String regex(String pattern) {
        return pattern.chars()
                .mapToObj(letter -> switch (letter) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(letter));
                })
                .collect(Collectors.joining());
    }
}
