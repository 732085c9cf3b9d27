package io.pointsman.actions.changeset;

import io.pointsman.actions.changeset.ChangeSetStage.Following;
import io.pointsman.actions.changeset.ChangeSetStage.Opening;
import io.pointsman.actions.changeset.beside.PackagesBeside;
import io.pointsman.cloudformation.ChangeSets;
import io.pointsman.cloudformation.DeployedStacks;
import io.pointsman.engine.Action;
import io.pointsman.engine.Job;
import io.pointsman.engine.Stages;
import io.pointsman.engine.Step;
import io.pointsman.release.record.ReleaseRecords;
import io.pointsman.runtime.Artifacts;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Makes the change set of a release, follows it until it can be executed, and makes its review; or says that there is nothing to
 * change. Executes nothing.
 */
final class ChangeSetAction implements Action<ChangeSetRequest, ChangeSetStage> {
    private final ChangeSetRequests requests;
    private final ChangeSetOpening opening;
    private final ChangeSetFollowing following;

    /** @param region of this function; empty where that is not known */
    ChangeSetAction(Artifacts artifacts, Ports ports, InstantSource clock, Optional<String> region) {
        this.requests = new ChangeSetRequests(artifacts, region);
        Orders orders = new Orders(ports.templates(), clock);
        Submitting submitting = new Submitting(ports.stacks(), ports.templates(), ports.records());
        this.opening = new ChangeSetOpening(ports.changeSets(), orders, submitting);
        this.following = new ChangeSetFollowing(ports, orders, submitting, new ReviewDesk(artifacts, ports, region));
    }

    /** What the action reaches the world by. */
    record Ports(
            ChangeSets changeSets,
            Templates templates,
            ReleaseRecords records,
            DeployedStacks stacks,
            AliasReadings aliases,
            EquivalentVersions versions,
            Reviews reviews,
            PackagesBeside packages) {}

    @Override
    public ChangeSetRequest request(Job job) {
        return requests.read(job);
    }

    @Override
    public ChangeSetStage start(ChangeSetRequest request) {
        return ChangeSetStage.FIRST;
    }

    @Override
    public Step<ChangeSetStage> advance(ChangeSetRequest request, ChangeSetStage stage) {
        return switch (stage) {
            case Opening(int attempt) -> opening.open(request, attempt);
            case Following at -> following.look(request, at);
        };
    }

    @Override
    public Stages<ChangeSetStage> stages() {
        return new ChangeSetStages();
    }
}
