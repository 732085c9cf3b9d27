package io.pointsman.endpoint.secrets;

import io.pointsman.json.JsonObject;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** GetRandomPassword: also what {@code GenerateSecretString} of a template asks for. */
final class RandomPassword {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int DEFAULT_LENGTH = 32;
    private static final int MAX_LENGTH = 4_096;
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private RandomPassword() {}

    static String of(JsonObject input) {
        int length = input.number("PasswordLength").map(Long::intValue).orElse(DEFAULT_LENGTH);
        List<String> kinds = kinds(input);
        boolean each = input.flag("RequireEachIncludedType").orElse(true);
        if (kinds.isEmpty() || length < 1 || length > MAX_LENGTH || (each && length < kinds.size())) {
            throw SecretErrors.parameter("You can't create a password from the given length and characters.");
        }
        List<Character> password = new ArrayList<>();
        if (each) {
            kinds.forEach(kind -> password.add(any(kind)));
        }
        String all = String.join("", kinds);
        while (password.size() < length) {
            password.add(any(all));
        }
        Collections.shuffle(password, RANDOM);
        return password.stream().map(String::valueOf).collect(Collectors.joining());
    }

    private static char any(String of) {
        return of.charAt(RANDOM.nextInt(of.length()));
    }

    private static List<String> kinds(JsonObject input) {
        String excluded = input.text("ExcludeCharacters").orElse("");
        List<String> kinds = new ArrayList<>();
        add(kinds, input, "ExcludeLowercase", "abcdefghijklmnopqrstuvwxyz");
        add(kinds, input, "ExcludeUppercase", "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        add(kinds, input, "ExcludeNumbers", "0123456789");
        add(kinds, input, "ExcludePunctuation", PUNCTUATION);
        if (input.flag("IncludeSpace").orElse(false)) {
            kinds.add(" ");
        }
        return kinds.stream()
                .map(kind -> without(kind, excluded))
                .filter(kind -> !kind.isEmpty())
                .toList();
    }

    private static void add(List<String> kinds, JsonObject input, String exclusion, String kind) {
        if (!input.flag(exclusion).orElse(false)) {
            kinds.add(kind);
        }
    }

    private static String without(String kind, String excluded) {
        return kind.chars()
                .filter(one -> excluded.indexOf(one) < 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
