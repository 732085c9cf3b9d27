package io.pointsman.review;

import io.pointsman.json.JsonObject;
import io.pointsman.review.Change.Action;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A resource after whose change somebody may do more than before, whatever a policy says of that.
 *
 * @param isNew the resource is made
 * @param before what it allows now, a line each
 * @param more what it would allow beyond that, or no longer deny, a line each; empty: nobody can tell
 * @param isWide it would allow any action of a service, or anybody something
 * @param unknown why nobody can tell; empty where it can be told
 */
public record RightsGrowth(
        String resource,
        String type,
        boolean isNew,
        List<String> before,
        List<String> more,
        boolean isWide,
        String unknown) {

    /** @param isWhole the changes of nested stacks are among them */
    public static List<RightsGrowth> of(Changes changes, boolean isWhole) {
        return changes.list().stream().flatMap(change -> of(change, isWhole)).toList();
    }

    private static Stream<RightsGrowth> of(Change change, boolean isWhole) {
        if (change.isNestedStack() || !IamTypes.grants(change.type()) || !Broadening.isComparable(change)) {
            return Broadening.of(change, isWhole).map(objection -> untold(change, objection.why()));
        }
        Grants before = Grants.of(change.type(), change.before());
        Grants after = Grants.of(change.type(), change.after());
        List<String> more = Grants.more(before, after);
        return more.isEmpty()
                ? Stream.empty()
                : Stream.of(new RightsGrowth(
                        change.path(),
                        change.type(),
                        change.action() == Action.ADD,
                        before.allowed().stream().map(Grant::sentence).toList(),
                        more,
                        after.isWiderThan(before),
                        ""));
    }

    private static RightsGrowth untold(Change change, String why) {
        return new RightsGrowth(change.path(), change.type(), false, List.of(), List.of(), false, why);
    }

    public boolean isKnown() {
        return unknown.isEmpty();
    }

    /** Red: what is there may do more, or something new may do anything. */
    boolean isAlarming() {
        return !isNew || isWide;
    }

    /** With its texts as people may see them. */
    public RightsGrowth masked(UnaryOperator<String> mask) {
        return new RightsGrowth(
                resource,
                type,
                isNew,
                before.stream().map(mask).toList(),
                more.stream().map(mask).toList(),
                isWide,
                unknown);
    }

    JsonObject json() {
        return JsonObject.of("resource", resource, "type", type, "new", isNew)
                .with("before", before)
                .with("more", more)
                .with("wide", isWide)
                .with("unknown", unknown);
    }
}
