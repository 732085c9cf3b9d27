package io.pointsman.actions.changeset;

import io.pointsman.alias.PinOrder;
import io.pointsman.callers.CallerCheck;
import io.pointsman.callers.CallerPolicy;
import io.pointsman.callers.CallerScan;
import io.pointsman.engine.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * Who calls the functions of a release, in its own template and in those that it nests, by the values that the stack will have. A caller
 * that gets new code past the shift stops the release before anything is made, unless the user says otherwise.
 */
final class CallerReview {
    private final CallerPolicy policy;
    private final List<String> past = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    CallerReview(CallerPolicy policy) {
        this.policy = policy;
    }

    /** @param name of the template, for messages */
    void look(PinOrder order, String name) {
        CallerCheck.Findings found = new CallerCheck(order.production())
                .of(CallerScan.deployed(order.template(), order.parameters(), order.before()));
        found.past().forEach(problem -> past.add(problem.in(name)));
        found.leftOut().forEach(problem -> notes.add(problem.in(name)));
        notes.addAll(found.notes());
    }

    /** What people should know; a {@link Refusal} where that is not enough. */
    List<String> warnings() {
        if (policy == CallerPolicy.REFUSE && !past.isEmpty()) {
            throw Refusal.configuration(String.join("\n", past));
        }
        List<String> all = new ArrayList<>(past);
        all.addAll(notes);
        return all;
    }
}
