package io.pointsman.actions.publish;

import io.pointsman.lambda.FunctionDrift;
import io.pointsman.release.record.BuiltCode;
import io.pointsman.release.record.DeployedFunction;
import io.pointsman.release.record.DeployedFunctions;
import io.pointsman.runtime.OnDrift;
import java.util.Optional;

/**
 * Holds functions to what {@code execute} wrote down, and their code to what the manifest promises, whatever is written down: whoever may write
 * the release record does not get other code into a version by that.
 */
final class ExpectedFunctions {
    private final Versions versions;
    private final PublishRequest request;
    private final Optional<DeployedFunctions> deployed;
    private final PromisedCode promised;

    /** @param deployed by {@code execute}; empty where that did not run */
    ExpectedFunctions(Versions versions, PublishRequest request, Optional<DeployedFunctions> deployed) {
        this.versions = versions;
        this.request = request;
        this.deployed = deployed;
        this.promised = new PromisedCode(request.input().manifest());
    }

    /** @param id of the function in its stack */
    Optional<FunctionDrift> drift(String id, FunctionState latest) {
        Optional<DeployedFunction> recorded = deployed.flatMap(all -> all.find(latest.function()));
        return unkept(id, latest)
                .map(code -> recorded.orElse(latest.deployed()).with(code))
                .or(() -> recorded)
                .map(state -> new FunctionDrift(latest.function(), state, VersionReadings.of(latest)))
                .filter(drift -> !drift.differences().isEmpty());
    }

    /** The package that the function should have and has not. */
    private Optional<BuiltCode> unkept(String id, FunctionState latest) {
        return request.onDrift() == OnDrift.STOP && !latest.hasSourceKey()
                ? promised.unkept(id, latest.codeSha256())
                        .filter(place -> place.moves() || !isLive(id, latest))
                        .map(PromisedCode::built)
                : Optional.empty();
    }

    /**
     * Customers have it already: an earlier release of the same package was told that what somebody wrote by hand is meant. Only where the
     * release brings no other package.
     */
    private boolean isLive(String id, FunctionState latest) {
        return request.production()
                .of(id)
                .flatMap(alias -> versions.version(latest.function(), alias))
                .filter(live -> live.codeSha256().equals(latest.codeSha256()))
                .isPresent();
    }
}
