package io.pointsman.review;

import io.pointsman.review.Change.Action;
import java.util.List;
import java.util.stream.Stream;

/** Finds the changes after which somebody may do more than before. */
final class Broadening {
    private static final String RULE = "NoIamBroadening";
    private static final int NAMED = 3;

    private Broadening() {}

    static Stream<Objection> of(Changes changes, boolean isWhole) {
        return changes.list().stream().flatMap(change -> of(change, isWhole));
    }

    static Stream<Objection> of(Change change, boolean isWhole) {
        if (change.isNestedStack()) {
            return nested(change, isWhole);
        }
        return IamTypes.grants(change.type()) ? granting(change) : Stream.empty();
    }

    /** One that goes has no change set that could be looked into, whatever is asked for. */
    private static Stream<Objection> nested(Change change, boolean isWhole) {
        if (change.action() == Action.REMOVE) {
            return Stream.of(Objection.to(
                    change, RULE, "would go, and a Deny that is in it along with it: nobody tells what is in it"));
        }
        return isWhole
                ? Stream.empty()
                : Stream.of(Objection.to(
                        change, RULE, "its own changes were not looked at; set IncludeNestedStacks to true"));
    }

    private static Stream<Objection> granting(Change change) {
        if (!isComparable(change)) {
            return Stream.of(Objection.to(change, RULE, "CloudFormation does not tell what it would be like"));
        }
        List<String> more =
                Grants.more(Grants.of(change.type(), change.before()), Grants.of(change.type(), change.after()));
        return more.isEmpty()
                ? Stream.empty()
                : Stream.of(Objection.to(change, RULE, "would allow more: " + named(more)));
    }

    static boolean isComparable(Change change) {
        return switch (change.action()) {
            case ADD -> change.after().isPresent();
            case REMOVE -> true;
            case MODIFY, SYNC_WITH_ACTUAL ->
                change.before().isPresent() && change.after().isPresent();
            case IMPORT, DYNAMIC -> false;
        };
    }

    private static String named(List<String> more) {
        String first = String.join("; ", more.subList(0, Math.min(more.size(), NAMED)));
        return more.size() <= NAMED ? first : first + " and " + (more.size() - NAMED) + " more";
    }
}
