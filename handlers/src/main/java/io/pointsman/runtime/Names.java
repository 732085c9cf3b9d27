package io.pointsman.runtime;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Names in a sentence. A stack may have hundreds of functions and a message has 5,000 characters: what to do about them must not be cut
 * off behind a list.
 */
public final class Names {
    /** Of 140 characters at most each, as Lambda has it, and of 64 as a rule. */
    private static final int SHOWN = 10;

    private Names() {}

    /** {@code a, b}; of more than ten the first ones, with the number of the others. */
    public static String shown(Collection<String> names) {
        return shown(names, ", ", " and ");
    }

    /** The same of whole lines. */
    public static String lines(Collection<String> lines) {
        return shown(lines, "\n", "\nand ");
    }

    private static String shown(Collection<String> all, String between, String beforeRest) {
        String first = all.stream().limit(SHOWN).collect(Collectors.joining(between));
        return all.size() <= SHOWN ? first : first + beforeRest + (all.size() - SHOWN) + " more";
    }
}
