package io.pointsman.actions.publish;

import io.pointsman.engine.Action;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Job;
import io.pointsman.engine.Progress;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Stages;
import io.pointsman.engine.Step;
import io.pointsman.release.record.BeforeTraffic;
import io.pointsman.release.record.PackagedRelease;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.PublishedVersions;
import io.pointsman.release.record.ReleaseRecord;
import io.pointsman.release.record.ReleaseRecords;
import io.pointsman.runtime.Artifacts;
import io.pointsman.runtime.InputArtifact;
import io.pointsman.runtime.Parallel;
import io.pointsman.runtime.ReleaseStanding;
import io.pointsman.runtime.StackFunctions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    private final InstantSource clock;
    private final ByHand byHand;

    /** What the look just before has seen active. */
    private Set<PublishedVersion> active = Set.of();

    PublishAction(
            Artifacts artifacts,
            StackFunctions stacks,
            Versions versions,
            ReleaseRecords records,
            InstantSource clock) {
        this.clock = clock;
        this.artifacts = artifacts;
        this.stacks = stacks;
        this.versions = versions;
        this.records = records;
        this.byHand = new ByHand(records, versions);
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

    /** A verdict says how far the release has come: the stack before, no traffic yet. */
    @Override
    public Step<PublishStage> advance(PublishRequest request, PublishStage stage) {
        try {
            return switch (stage) {
                case PublishStage.Publishing() -> publish(request);
                case PublishStage.Activating() -> activate(request);
            };
        } catch (Refusal e) {
            throw ReleaseStanding.with(e, () -> BeforeTraffic.said(records.read(request.stack(), request.run())));
        }
    }

    private Step<PublishStage> publish(PublishRequest request) {
        Map<String, String> stack = stacks.of(request.stack());
        Map<String, String> selected = Selected.of(request, stack);
        ReleaseRecord before = records.read(request.stack(), request.run());
        Map<String, PublishedVersion> recorded =
                before.published().map(PublishedVersions::functions).orElse(Map.of());
        Publisher publisher = new Publisher(versions, request, before.deployed(), clock);
        Round round = Round.of(
                publisher, selected, recorded, records.index(request.stack()).released());
        PublishedVersions published = new PublishedVersions(false, round.found(), stack);
        if (round.isOver()) {
            return finish(request, published.completed());
        }
        if (!round.changedByHand().isEmpty()) {
            if (hasNew(published)) {
                record(request, published);
            }
            byHand.judge(request, round.changedByHand());
            return new Step.Next<>(new PublishStage.Publishing());
        }
        record(request, published);
        if (round.waiting().isEmpty()) {
            active = round.active();
            return new Step.Next<>(new PublishStage.Activating());
        }
        round.refuseStandstill(recorded.keySet());
        return new Step.Wait<>(new PublishStage.Publishing(), round.told(), SOON);
    }

    /** What was published must be known; what was there before is found again. */
    private static boolean hasNew(PublishedVersions published) {
        return published.functions().values().stream().anyMatch(PublishedVersion::isNew);
    }

    private Step<PublishStage> activate(PublishRequest request) {
        PublishedVersions published = records.read(request.stack(), request.run())
                .published()
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
        Set<PublishedVersion> known = active;
        active = Set.of();
        List<FunctionState> states = Parallel.map(
                published.functions().values().stream()
                        .filter(version -> !known.contains(version))
                        .toList(),
                version -> versions.version(version.function(), version.version())
                        .orElseThrow(
                                () -> new Refusal(FailureKind.JOB_FAILED, said(version) + " is gone; release again")));
        return states.stream().filter(PublishAction::isPending).toList();
    }

    private static boolean isPending(FunctionState version) {
        return switch (version.condition()) {
            case FunctionState.Condition.Ready() -> false;
            case FunctionState.Condition.Busy(String why) -> true;
            case FunctionState.Condition.Broken(String why) -> throw FailedVersion.refusal(version, why);
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
        PackagedRelease release = PackagedRelease.of(request.input().manifest());
        records.change(
                request.stack(), request.run(), record -> record.with(release).with(published));
    }

    private static String said(PublishedVersion version) {
        return "version " + version.version() + " of " + version.function();
    }
}
