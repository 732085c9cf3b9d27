package io.pointsman.review;

import io.pointsman.secrets.Disclosure;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Changes as people may see them. Their digest and what a policy says of them are asked of the real ones.
 *
 * @param hidden texts of which nothing is shown
 */
public record ShownChanges(Changes changes, Set<String> hidden) {
    public static ShownChanges of(Changes real, Disclosure disclosure) {
        Set<String> hidden = new LinkedHashSet<>();
        List<Change> shown = real.list().stream()
                .map(change -> change.shown(disclosure, hidden))
                .toList();
        return new ShownChanges(new Changes(shown), hidden);
    }

    /** A text that somebody else made of the real changes. */
    public String masked(String text) {
        return Disclosure.masked(text, hidden);
    }

    public Objection masked(Objection one) {
        return new Objection(one.rule(), one.resource(), one.type(), masked(one.why()));
    }
}
