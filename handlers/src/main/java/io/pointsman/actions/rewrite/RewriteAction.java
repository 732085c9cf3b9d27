package io.pointsman.actions.rewrite;

import io.pointsman.artifact.BadArchive;
import io.pointsman.artifact.ContentDigest;
import io.pointsman.engine.Action;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Job;
import io.pointsman.engine.Stages;
import io.pointsman.engine.Step;
import io.pointsman.runtime.Artifacts;
import io.pointsman.runtime.InputArtifact;
import io.pointsman.template.BadTemplate;
import io.pointsman.template.CodeSite;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Points each code location of a template to the package that it means in the source artifact. Everything that is wrong is said
 * together, before anything is written.
 */
final class RewriteAction implements Action<RewriteRequest, RewriteStage> {
    private final Artifacts artifacts;
    private final CodeStore store;

    RewriteAction(Artifacts artifacts, CodeStore store) {
        this.artifacts = artifacts;
        this.store = store;
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
            PreFlight checked = PreFlight.of(request);
            return release(request, checked);
        } catch (BadTemplate e) {
            return stop(PreFlight.report(request.template().path(), e.problems()));
        } catch (BadArchive e) {
            return stop("artifact " + request.source().artifact().name() + ": " + e.getMessage());
        }
    }

    private static Step<RewriteStage> stop(String message) {
        return new Step.Stop<>(FailureKind.CONFIGURATION, message);
    }

    private Step<RewriteStage> release(RewriteRequest request, PreFlight checked) {
        Map<CodeSite, String> digests = digests(request, checked.packages());
        Placement placement = new Placement(store, request);
        // Once with the locations as they would be, so that a template that cannot be written stops all before it
        // begins.
        checked.survey().rewrite(site -> placement.own(checked.of(site), digests.getOrDefault(site, "")));
        Map<String, Placement.Placed> placed = new LinkedHashMap<>();
        checked.packages()
                .forEach((site, code) -> placed.computeIfAbsent(
                        digests.getOrDefault(site, ""), digest -> placement.place(code, digest)));
        Release release = new Release(request, checked, digests, placed);
        artifacts.write(request.output(), release.zip());
        return new Step.Done<>(release.outputs());
    }

    private static Map<CodeSite, String> digests(RewriteRequest request, Map<CodeSite, CodePackage> packages) {
        ContentDigest ofArtifact = new ContentDigest(request.source().zip());
        Map<String, String> byPath = new LinkedHashMap<>();
        Map<CodeSite, String> digests = new LinkedHashMap<>();
        packages.forEach((site, code) ->
                digests.put(site, byPath.computeIfAbsent(code.path(), path -> digest(ofArtifact, code))));
        return digests;
    }

    private static String digest(ContentDigest ofArtifact, CodePackage code) {
        return switch (code) {
            case CodePackage.Whole whole -> ofArtifact.of(whole.part());
            case CodePackage.Cut cut -> ofArtifact.of(cut.part());
            case CodePackage.Ready ready -> ContentDigest.of(ready.part().archive());
        };
    }
}
