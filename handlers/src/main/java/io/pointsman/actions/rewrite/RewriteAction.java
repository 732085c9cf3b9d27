package io.pointsman.actions.rewrite;

import io.pointsman.artifact.BadArchive;
import io.pointsman.engine.Action;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Job;
import io.pointsman.engine.Stages;
import io.pointsman.engine.Step;
import io.pointsman.runtime.Artifacts;
import io.pointsman.runtime.InputArtifact;
import io.pointsman.template.BadTemplate;

/**
 * Points each code location of a template to the package that it means in the source artifact. Everything that is wrong is said
 * together, before anything is written.
 */
final class RewriteAction implements Action<RewriteRequest, RewriteStage> {
    private final Artifacts artifacts;
    private final CodeStore store;
    private final History history;

    RewriteAction(Artifacts artifacts, CodeStore store, History history) {
        this.artifacts = artifacts;
        this.store = store;
        this.history = history;
    }

    @Override
    public RewriteRequest request(Job job) {
        return RewriteRequest.of(InputArtifact.of(artifacts, job), job);
    }

    @Override
    public RewriteStage start(RewriteRequest request) {
        return new RewriteStage.Rewriting();
    }

    @Override
    public Stages<RewriteStage> stages() {
        return new RewriteStages();
    }

    @Override
    public Step<RewriteStage> advance(RewriteRequest request, RewriteStage stage) {
        return switch (stage) {
            case RewriteStage.Rewriting() -> rewrite(request);
        };
    }

    private Step<RewriteStage> rewrite(RewriteRequest request) {
        try {
            PreFlight checked = new PreFlight(
                            request.source().zip(), request.template(), request.values(), request.production())
                    .callers(request.callers())
                    .assembly(request.assembly(), request.stack())
                    .asItIs(request.packaging())
                    .passed();
            return release(request, checked);
        } catch (Blocked e) {
            return stop(e.report().shortened());
        } catch (BadTemplate e) {
            return stop(Report.of(request.template().path(), e).shortened());
        } catch (BadArchive e) {
            return stop("artifact " + request.source().artifact().name() + ": " + e.getMessage());
        }
    }

    private static Step<RewriteStage> stop(String message) {
        return new Step.Stop<>(FailureKind.CONFIGURATION, message);
    }

    private Step<RewriteStage> release(RewriteRequest request, PreFlight checked) {
        ContentsInTurn contents = new ContentsInTurn(store);
        Places places = new Placement(
                contents,
                request.place(),
                request.packaging(),
                () -> contents.inTurn(() -> artifacts.sha256(request.source().artifact())),
                () -> history.standing(request.line()));
        Rewriting rewriting =
                new Rewriting(request.source().zip(), checked, request.packaging(), places, store.host()).done();
        Comparison comparison = new Comparison(history, request.line(), request.run(), rewriting);
        Release release = new Release(request, rewriting, comparison, checked.report());
        artifacts.write(request.output(), release.zip());
        comparison.remember();
        return new Step.Done<>(release.outputs());
    }
}
