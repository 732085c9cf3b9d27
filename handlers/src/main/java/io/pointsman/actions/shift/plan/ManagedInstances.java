package io.pointsman.actions.shift.plan;

import io.pointsman.actions.shift.ports.Aliases;
import io.pointsman.actions.shift.settings.ShiftFunctions;
import io.pointsman.engine.Refusal;
import io.pointsman.release.AliasCommand;
import io.pointsman.release.AliasState;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.PublishedVersions;
import io.pointsman.runtime.Parallel;
import java.util.List;
import java.util.Optional;

/**
 * Functions on Lambda Managed Instances. Their aliases may have weights, but nobody has proven that CodeDeploy moves them
 * (docs/aws-facts.md), so they are left out, and refused where they are asked for by name.
 */
final class ManagedInstances {
    private static final String WHY =
            "it runs on Lambda Managed Instances, and that CodeDeploy moves the alias of such a"
                    + " function is not proven";

    private final Aliases aliases;

    ManagedInstances(Aliases aliases) {
        this.aliases = aliases;
    }

    boolean run(String function) {
        return aliases.runsOnInstances(function);
    }

    /** A {@link Refusal} before anything moves. A nested stack's name stands for all functions in it, and asks for none of them. */
    void refuseNamed(ShiftFunctions functions, PublishedVersions published) {
        List<String> named = functions.named().stream()
                .filter(id -> published.stackFunctions().containsKey(id))
                .toList();
        List<String> refused = Parallel.map(
                        named,
                        id -> Optional.ofNullable(published.stackFunctions().get(id))
                                .filter(this::run)
                                .map(function -> "UserParameters: Functions names " + id + " (" + function + "), but "
                                        + WHY + ". Leave it out of Functions, and move its alias by aws lambda"
                                        + " update-alias"))
                .stream()
                .flatMap(Optional::stream)
                .toList();
        if (!refused.isEmpty()) {
            throw Refusal.configuration(String.join("\n", refused));
        }
    }

    /** Why it is left out, where its alias is, and what brings the alias to the new version. */
    static String reason(PublishedVersion version, String alias, Optional<AliasState> state) {
        if (state.isEmpty()) {
            return WHY + "; it has no alias " + alias;
        }
        AliasState found = state.get();
        return WHY + "; its alias " + alias + " is on " + found.said()
                + (found.restsOn(version.version())
                        ? ""
                        : ", and this moves it: " + AliasCommand.route(version.function(), alias, version.version()));
    }
}
