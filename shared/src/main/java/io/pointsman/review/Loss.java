package io.pointsman.review;

import io.pointsman.review.Change.Action;
import io.pointsman.review.Change.Replacement;
import io.pointsman.review.Policy.Types;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what would be replaced or deleted, as far as a rule is about it. */
record Loss(String rule, Types types, boolean isWhole) {
    private static final String UNSEEN =
            "what happens inside this nested stack was not looked at; set IncludeNestedStacks to true";

    Stream<Objection> replaced(Changes changes) {
        return changes.list().stream().flatMap(this::replaced);
    }

    private Stream<Objection> replaced(Change change) {
        if (change.isNestedStack() && change.mayReplace()) {
            return objection(change, "a nested stack would be replaced, with all that is in it");
        }
        if (types.holds(change.type()) && change.mayReplace()) {
            return objection(change, howReplaced(change) + because(change));
        }
        return unseen(change);
    }

    private static String howReplaced(Change change) {
        return change.replacement() == Replacement.YES ? "would be replaced" : "may be replaced";
    }

    private static String because(Change change) {
        List<String> places = change.properties().stream()
                .filter(one -> !one.recreation().isEmpty() && !one.recreation().equals("Never"))
                .map(PropertyChange::place)
                .distinct()
                .toList();
        return places.isEmpty() ? "" : places.stream().collect(Collectors.joining(", ", ", because of ", ""));
    }

    Stream<Objection> deleted(Changes changes) {
        return changes.list().stream().flatMap(this::deleted);
    }

    private Stream<Objection> deleted(Change change) {
        if (change.isNestedStack() && change.mayDelete()) {
            return objection(change, "a nested stack would be deleted, with all that is in it");
        }
        if (types.holds(change.type()) && change.mayDelete()) {
            return objection(change, change.action() == Action.REMOVE ? "would be deleted" : "may be deleted");
        }
        return unseen(change);
    }

    /** A nested stack that changes, whose own changes are not there to be judged. */
    private Stream<Objection> unseen(Change change) {
        return isUnseen(change, isWhole) ? objection(change, UNSEEN) : Stream.empty();
    }

    static boolean isUnseen(Change change, boolean isWhole) {
        return change.isNestedStack() && change.action() != Action.ADD && !isWhole;
    }

    private Stream<Objection> objection(Change change, String why) {
        return Stream.of(Objection.to(change, rule, why));
    }
}
