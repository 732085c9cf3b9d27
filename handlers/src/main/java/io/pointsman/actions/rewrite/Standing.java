package io.pointsman.actions.rewrite;

import io.pointsman.json.JsonObject;
import io.pointsman.template.Location;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a line of releases stands: the run that was rewritten last, what its code locations point at, and the same of the run
 * before it. A run that is tried again is compared with that one, not with itself.
 *
 * @param targets by the name of the code location
 */
record Standing(String run, Map<String, Target> targets, Optional<Standing> before) {
    Standing {
        targets = Map.copyOf(targets);
    }

    /** @param location as text */
    record Target(String digest, String location) {}

    /** Whether a function of the last run, or of the one before it, is released from there. */
    boolean pointsAt(Location location) {
        return targets.values().stream().anyMatch(target -> target.location().equals(location.toString()))
                || before.filter(earlier -> earlier.pointsAt(location)).isPresent();
    }

    JsonObject json() {
        Map<String, JsonObject> each = new TreeMap<>();
        targets.forEach((name, target) ->
                each.put(name, JsonObject.of("digest", target.digest(), "location", target.location())));
        return JsonObject.of("run", run, "targets", each).with("before", before.map(Standing::json));
    }

    static Standing of(JsonObject json) {
        Map<String, Target> targets = new TreeMap<>();
        JsonObject each = json.objectOrEmpty("targets");
        each.members().keySet().forEach(name -> {
            JsonObject target = each.objectOrEmpty(name);
            targets.put(name, new Target(target.needText("digest"), target.needText("location")));
        });
        return new Standing(json.needText("run"), targets, json.object("before").map(Standing::of));
    }

    /** The release to compare this run with. */
    Optional<Standing> comparable(String thisRun) {
        return run.equals(thisRun) ? before : Optional.of(this);
    }

    /** The same without what was before: one step back is enough. */
    Standing alone() {
        return new Standing(run, targets, Optional.empty());
    }
}
