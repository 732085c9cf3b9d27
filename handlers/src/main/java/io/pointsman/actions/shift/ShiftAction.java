package io.pointsman.actions.shift;

import io.pointsman.engine.Action;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Job;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Stages;
import io.pointsman.engine.Step;
import io.pointsman.release.PublishedVersion;
import io.pointsman.release.PublishedVersions;
import io.pointsman.runtime.Artifacts;
import io.pointsman.runtime.InputArtifact;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Moves the alias of each function to its published version: plan, prepare, move; settle when one fails; close with the verdict.
 * Ends only when nothing moves any more, and says where every alias stands.
 */
final class ShiftAction implements Action<ShiftRequest, ShiftStage> {
    private final Artifacts artifacts;
    private final Ports ports;
    private final Supplier<String> defaultRole;
    private final InstantSource clock;

    /** Tells this call from a duplicate of the same event. */
    private final String call = UUID.randomUUID().toString();

    /** @param defaultRole CodeDeploy's role where the user names none; asked for only when it is needed */
    ShiftAction(Artifacts artifacts, Ports ports, Supplier<String> defaultRole, InstantSource clock) {
        this.artifacts = artifacts;
        this.ports = ports;
        this.defaultRole = defaultRole;
        this.clock = clock;
    }

    @Override
    public ShiftRequest request(Job job) {
        return ShiftRequest.of(InputArtifact.of(artifacts, job), job);
    }

    @Override
    public ShiftStage start(ShiftRequest request) {
        return new ShiftStage.Planning();
    }

    @Override
    public Stages<ShiftStage> stages() {
        return new ShiftStages();
    }

    @Override
    public Step<ShiftStage> advance(ShiftRequest request, ShiftStage stage) {
        Ledger ledger = new Ledger(ports.records(), request);
        return switch (stage) {
            case ShiftStage.Planning() -> plan(request, ledger);
            case ShiftStage.Preparing(int attempt) -> prepare(request, ledger.need(attempt));
            case ShiftStage.Moving(int attempt) -> new Moving(ports, round(request, ledger)).step(ledger.need(attempt));
            case ShiftStage.Settling(int attempt) ->
                new Settling(ports, round(request, ledger)).step(ledger.need(attempt));
            case ShiftStage.Closing(int attempt) -> close(request, ledger, ledger.need(attempt));
        };
    }

    private Round round(ShiftRequest request, Ledger ledger) {
        return new Round(request, ledger, call, clock.instant());
    }

    private Step<ShiftStage> plan(ShiftRequest request, Ledger ledger) {
        Optional<Attempt> last = ledger.find();
        Planner planner = new Planner(ports, request, published(request, ledger));
        if (last.isPresent() && isOurs(request, last.get())) {
            return new Step.Next<>(resume(adopted(planner, last.get())));
        }
        List<FunctionShift> functions = planner.plan();
        return new Step.Next<>(resume(ledger.begin(Attempt.begin(request, last, clock.instant(), functions))));
    }

    /** A repetition of the job that began it, or an attempt that nobody brought to its end. */
    private static boolean isOurs(ShiftRequest request, Attempt last) {
        return last.startedBy(request) || (last.open() && !last.untouched());
    }

    private static Attempt adopted(Planner planner, Attempt last) {
        if (!last.vector().keySet().equals(planner.selected().keySet())) {
            throw new Refusal(
                    FailureKind.JOB_FAILED,
                    "a shift of this release with other functions is under way ("
                            + String.join(", ", last.vector().keySet())
                            + "); let shifts of one release and alias follow one another");
        }
        return last;
    }

    private static ShiftStage resume(Attempt attempt) {
        return switch (attempt.state()) {
            case MOVING -> new ShiftStage.Preparing(attempt.number());
            case SETTLING -> new ShiftStage.Settling(attempt.number());
            case SUCCEEDED, FAILED -> new ShiftStage.Closing(attempt.number());
        };
    }

    private Step<ShiftStage> prepare(ShiftRequest request, Attempt attempt) {
        new Preparation(ports.places(), request, defaultRole).of(attempt);
        return new Step.Next<>(new ShiftStage.Moving(attempt.number()));
    }

    private Step<ShiftStage> close(ShiftRequest request, Ledger ledger, Attempt attempt) {
        if (attempt.state() != Attempt.State.SUCCEEDED) {
            return new Step.Stop<>(attempt.kind(), attempt.verdict());
        }
        // An adopted attempt may have moved to the versions of an earlier publish of the same run.
        if (!attempt.startedBy(request) && !attempt.vector().equals(wanted(request, ledger))) {
            return new Step.Next<>(new ShiftStage.Planning());
        }
        return new Step.Done<>(Verdict.outputs(request, attempt));
    }

    private Map<String, String> wanted(ShiftRequest request, Ledger ledger) {
        Map<String, PublishedVersion> selected = new Planner(ports, request, published(request, ledger)).selected();
        Map<String, String> vector = new LinkedHashMap<>();
        selected.forEach((id, version) -> vector.put(id, version.version()));
        return vector;
    }

    private static PublishedVersions published(ShiftRequest request, Ledger ledger) {
        return PublishedVersions.of(ledger.record())
                .filter(PublishedVersions::complete)
                .orElseThrow(() -> Refusal.configuration("nothing is published for stack " + request.stack()
                        + " and run " + request.run() + "; run publish first, with the same StackName and Run"));
    }
}
