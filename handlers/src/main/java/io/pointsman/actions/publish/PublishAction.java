package io.pointsman.actions.publish;

import io.pointsman.engine.Action;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Job;
import io.pointsman.engine.Progress;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Stages;
import io.pointsman.engine.Step;
import io.pointsman.release.PublishedVersion;
import io.pointsman.release.PublishedVersions;
import io.pointsman.release.ReleaseRecords;
import io.pointsman.runtime.Artifacts;
import io.pointsman.runtime.InputArtifact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives each function of a stack the version that equals what the stack deployed: publishes those that changed, keeps the version
 * of those that did not. Ends when every version is active. Moves no traffic.
 */
final class PublishAction implements Action<PublishRequest, PublishStage> {
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration SNAPSHOT = Duration.ofSeconds(10);

    private final Artifacts artifacts;
    private final StackFunctions stacks;
    private final Versions versions;
    private final ReleaseRecords records;

    PublishAction(Artifacts artifacts, StackFunctions stacks, Versions versions, ReleaseRecords records) {
        this.artifacts = artifacts;
        this.stacks = stacks;
        this.versions = versions;
        this.records = records;
    }

    @Override
    public PublishRequest request(Job job) {
        return PublishRequest.of(InputArtifact.of(artifacts, job), job);
    }

    @Override
    public PublishStage start(PublishRequest request) {
        return new PublishStage.Publishing();
    }

    @Override
    public Stages<PublishStage> stages() {
        return new PublishStages();
    }

    @Override
    public Step<PublishStage> advance(PublishRequest request, PublishStage stage) {
        return switch (stage) {
            case PublishStage.Publishing() -> publish(request);
            case PublishStage.Activating() -> activate(request);
        };
    }

    private Step<PublishStage> publish(PublishRequest request) {
        StackFunctions.Listing listing = stacks.of(request.stack());
        List<String> selected = Selected.of(request, listing);
        List<Publisher.Finding> findings = findAll(request, listing, selected);
        List<Publisher.Finding.NotYet> waiting = findings.stream()
                .filter(Publisher.Finding.NotYet.class::isInstance)
                .map(Publisher.Finding.NotYet.class::cast)
                .toList();
        if (!waiting.isEmpty()) {
            return new Step.Wait<>(new PublishStage.Publishing(), settling(selected.size(), waiting), SOON);
        }
        record(request, new PublishedVersions(false, byId(selected, findings), listing.functions()));
        return new Step.Next<>(new PublishStage.Activating());
    }

    private List<Publisher.Finding> findAll(
            PublishRequest request, StackFunctions.Listing listing, List<String> selected) {
        Publisher publisher = new Publisher(versions, request);
        Map<String, PublishedVersion> recorded = PublishedVersions.of(records.find(request.stack(), request.run()))
                .map(PublishedVersions::functions)
                .orElse(Map.of());
        return Parallel.map(
                selected, id -> publisher.find(Selected.physical(listing, id), Optional.ofNullable(recorded.get(id))));
    }

    private static Map<String, PublishedVersion> byId(List<String> ids, List<Publisher.Finding> findings) {
        Map<String, PublishedVersion> versions = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            if (findings.get(i) instanceof Publisher.Finding.Has(PublishedVersion version)) {
                versions.put(ids.get(i), version);
            }
        }
        return versions;
    }

    private static Progress settling(int all, List<Publisher.Finding.NotYet> waiting) {
        Publisher.Finding.NotYet first = waiting.getFirst();
        return Progress.of((all - waiting.size()) + " of " + all + " functions have their version; " + first.function()
                + " is not ready: " + first.why());
    }

    private Step<PublishStage> activate(PublishRequest request) {
        PublishedVersions published = PublishedVersions.of(records.find(request.stack(), request.run()))
                .orElseThrow(() -> new Refusal(
                        FailureKind.JOB_FAILED,
                        "the release record lost its section publish while versions were published; retry the stage"));
        List<FunctionState> pending = pending(published);
        if (!pending.isEmpty()) {
            return new Step.Wait<>(new PublishStage.Activating(), activating(published, pending), patience(pending));
        }
        return finish(request, published.completed());
    }

    private List<FunctionState> pending(PublishedVersions published) {
        List<FunctionState> states = Parallel.map(
                new ArrayList<>(published.functions().values()),
                version -> versions.version(version.function(), version.version())
                        .orElseThrow(
                                () -> new Refusal(FailureKind.JOB_FAILED, said(version) + " is gone; release again")));
        return states.stream().filter(PublishAction::isPending).toList();
    }

    private static boolean isPending(FunctionState version) {
        return switch (version.condition()) {
            case FunctionState.Condition.Ready() -> false;
            case FunctionState.Condition.Busy(String why) -> true;
            case FunctionState.Condition.Broken(String why) ->
                throw new Refusal(
                        FailureKind.JOB_FAILED,
                        "version " + version.version() + " of " + version.function() + " did not become active: "
                                + why);
        };
    }

    private static Progress activating(PublishedVersions published, List<FunctionState> pending) {
        int all = published.functions().size();
        FunctionState first = pending.getFirst();
        return Progress.of(
                "waiting until version " + first.version() + " of " + first.function() + " is active"
                        + (first.snapStart() ? " (its snapshot is made)" : "") + "; " + (all - pending.size()) + " of "
                        + all + " are",
                100 * (all - pending.size()) / all);
    }

    private static Duration patience(List<FunctionState> pending) {
        return pending.stream().anyMatch(FunctionState::snapStart) ? SNAPSHOT : SOON;
    }

    private Step<PublishStage> finish(PublishRequest request, PublishedVersions published) {
        request.output().ifPresent(output -> artifacts.write(output, VersionsArtifact.of(request.input(), published)));
        record(request, published);
        return new Step.Done<>(outputs(published));
    }

    private static Map<String, String> outputs(PublishedVersions published) {
        Map<String, String> outputs = new LinkedHashMap<>();
        published.functions().forEach((id, version) -> outputs.put(id, version.version()));
        long fresh = published.functions().values().stream()
                .filter(PublishedVersion::isNew)
                .count();
        outputs.put("Published", String.valueOf(fresh));
        outputs.put("Unchanged", String.valueOf(published.functions().size() - fresh));
        return outputs;
    }

    private void record(PublishRequest request, PublishedVersions published) {
        records.update(
                request.stack(), request.run(), record -> record.with(PublishedVersions.SECTION, published.json()));
    }

    private static String said(PublishedVersion version) {
        return "version " + version.version() + " of " + version.function();
    }
}
