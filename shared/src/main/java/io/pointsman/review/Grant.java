package io.pointsman.review;

import java.util.regex.Pattern;

/**
 * One thing that is allowed or denied.
 *
 * @param who the principal or the holder; empty: whoever has the resource
 * @param condition canonical JSON text; {@code {}} for none
 */
record Grant(String who, String action, String resource, String condition) {
    private static final String NONE = "{}";

    static Grant plain(String who, String action, String resource) {
        return new Grant(who, action, resource, NONE);
    }

    /** Whether the other one is part of this one: wildcards count, and no condition is wider than any. */
    boolean covers(Grant other) {
        return matches(who, other.who)
                && matches(action, other.action)
                && matches(resource, other.resource)
                && (condition.equals(NONE) || condition.equals(other.condition));
    }

    private static boolean matches(String pattern, String text) {
        if (!pattern.contains("*") || pattern.startsWith("not ")) {
            return pattern.equals(text);
        }
        return text.matches("(?s)" + Pattern.quote(pattern).replace("*", "\\E.*\\Q"));
    }

    /** Any action of a service or of all, or anybody who asks. */
    boolean isWide() {
        return action.equals("*")
                || action.endsWith(":*")
                || action.startsWith("not ")
                || resource.endsWith("AdministratorAccess")
                || resource.endsWith("FullAccess")
                || (condition.equals(NONE) && (who.equals("*") || who.endsWith(" *")));
    }

    String sentence() {
        String holder = who.isEmpty() ? "" : " by " + who;
        String place = resource.isEmpty() ? "" : " on " + resource;
        return action + place + holder + (condition.equals(NONE) ? "" : " if " + condition);
    }
}
