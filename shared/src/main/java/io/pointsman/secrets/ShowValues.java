package io.pointsman.secrets;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Whose values may be shown although they might be secrets.
 *
 * @param names of environment variables, properties and parameters; {@code *} stands for any letters
 */
public record ShowValues(List<String> names) {
    public static final ShowValues NONE = new ShowValues(List.of());

    public boolean has(String name) {
        return names.stream().anyMatch(pattern -> matches(pattern, name));
    }

    private static boolean matches(String pattern, String name) {
        return name.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"));
    }
}
