package io.pointsman.local.operator.doctor;

import io.pointsman.local.operator.FunctionStanding;
import io.pointsman.local.operator.Looked;
import io.pointsman.local.operator.StackStanding;
import io.pointsman.release.AliasCommand;
import io.pointsman.release.AliasState;
import io.pointsman.release.record.PublishedVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the alias of each function is where the release that is live has it.
 *
 * @param released its versions by the ids of their functions
 */
record AliasChecks(StackStanding standing, Map<String, PublishedVersion> released) {
    List<Diagnosis> all() {
        return standing.functions().stream()
                .flatMap(function -> of(function).stream())
                .toList();
    }

    private List<Diagnosis> of(FunctionStanding function) {
        return function.alias().stream()
                .flatMap(looked -> of(function, looked).stream())
                .toList();
    }

    private List<Diagnosis> of(FunctionStanding function, Looked<Optional<AliasState>> looked) {
        return Diagnosis.of(
                function.id(),
                looked,
                found -> found.map(state -> List.of(state(function, state)))
                        .orElseGet(() -> List.of(missing(function))));
    }

    private Diagnosis missing(FunctionStanding function) {
        return Diagnosis.fail(
                function.id(),
                function.function() + " has no alias " + standing.alias() + ", so who calls it gets an error",
                "AutoPublishAlias: " + standing.alias() + " on " + function.id() + ", and a release");
    }

    private Diagnosis state(FunctionStanding function, AliasState state) {
        boolean isMoving = standing.state().isUnderWay() && function.moves();
        if (isMoving) {
            return Diagnosis.ok(
                    function.id(), standing.alias() + " is on " + state.said() + ", and a release moves it");
        }
        if (state.second().isPresent()) {
            return Diagnosis.fail(
                    function.id(),
                    standing.alias() + " is half shifted, on " + state.said()
                            + ", and no release is under way: CodeDeploy refuses it from now on",
                    AliasCommand.route(function.function(), standing.alias(), state.version()));
        }
        return Optional.ofNullable(released.get(function.id()))
                .map(PublishedVersion::version)
                .filter(version -> !state.restsOn(version))
                .map(version -> moved(function, state, version))
                .orElseGet(() -> Diagnosis.ok(function.id(), standing.alias() + " is on " + state.said()));
    }

    private Diagnosis moved(FunctionStanding function, AliasState state, String version) {
        return Diagnosis.warn(
                function.id(),
                standing.alias() + " is on " + state.said() + ", and the release that is live brought version "
                        + version + ": somebody has moved it",
                AliasCommand.route(function.function(), standing.alias(), version));
    }
}
