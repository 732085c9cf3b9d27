package io.pointsman.actions.changeset;

import io.pointsman.actions.changeset.ChangeSetStage.Following;
import io.pointsman.actions.changeset.ChangeSetStage.Opening;
import io.pointsman.engine.Action;
import io.pointsman.engine.Job;
import io.pointsman.engine.Stages;
import io.pointsman.engine.Step;
import io.pointsman.release.ReleaseRecords;
import io.pointsman.runtime.Artifacts;
import java.time.InstantSource;

/**
 * Makes the change set of a release and follows it until it can be executed, or says that there is nothing to change. Executes
 * nothing.
 */
final class ChangeSetAction implements Action<ChangeSetRequest, ChangeSetStage> {
    private final ChangeSetRequests requests;
    private final ChangeSetOpening opening;
    private final ChangeSetFollowing following;

    ChangeSetAction(
            Artifacts artifacts,
            ChangeSets changeSets,
            Templates templates,
            ReleaseRecords records,
            InstantSource clock) {
        this.requests = new ChangeSetRequests(artifacts);
        this.opening = new ChangeSetOpening(changeSets, templates, clock);
        this.following = new ChangeSetFollowing(changeSets, records);
    }

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
