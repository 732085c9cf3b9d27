package io.pointsman.actions.execute;

import io.pointsman.engine.Refusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is executed.
 *
 * @param changeSet its ARN
 * @param stack the stack's ARN: it finds a stack that was deleted since, too
 * @param resources how many the change set changes
 */
record Target(String changeSet, String stack, int resources) {
    private static final String ARN = "arn:[a-z-]+:cloudformation:[a-z0-9-]+:\\d{12}:";
    private static final Pattern WORDS = Pattern.compile("(\\d{1,6}) (" + ARN
            + "changeSet/[a-zA-Z0-9-]+/[a-zA-Z0-9-]+) (" + ARN + "stack/[a-zA-Z0-9-]+/[a-zA-Z0-9-]+)");

    /** Whether its stack has that name. */
    boolean isOf(String name) {
        return stack.matches(ARN + "stack/" + Pattern.quote(name) + "/[a-zA-Z0-9-]+");
    }

    String words() {
        return resources + " " + changeSet + " " + stack;
    }

    /** Reads what {@link #words} wrote; untrusted. */
    static Target of(String words) {
        Matcher found = WORDS.matcher(words);
        if (!found.matches()) {
            throw Refusal.configuration("continuation token: not a stage of execute; release again");
        }
        return new Target(found.group(2), found.group(3), Integer.parseInt(found.group(1)));
    }
}
