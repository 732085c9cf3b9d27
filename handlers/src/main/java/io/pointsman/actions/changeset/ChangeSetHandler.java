package io.pointsman.actions.changeset;

import io.pointsman.actions.changeset.beside.S3PackagesBeside;
import io.pointsman.cloudformation.SdkChangeSets;
import io.pointsman.cloudformation.SdkDeployedStacks;
import io.pointsman.engine.Outcome;
import io.pointsman.release.record.ReleaseRecords;
import io.pointsman.runtime.ActionFunction;
import io.pointsman.runtime.ReleaseEvent;
import io.pointsman.runtime.Workplace;
import io.pointsman.settings.Key;
import java.util.List;
import java.util.Optional;

/** The Lambda function {@code changeset}. */
public final class ChangeSetHandler extends ActionFunction {
    public ChangeSetHandler() {
        super(ChangeSetHandler::action, ChangeSetHandler::event);
    }

    /** What may be set for it, beside the keys that every action knows. */
    public static List<Key<?>> keys() {
        return ChangeSetKeys.ALL;
    }

    /** A change set that somebody may have to approve is told of, with its page. */
    static Optional<ReleaseEvent> event(Outcome outcome) {
        return outcome instanceof Outcome.Succeeded succeeded
                        && succeeded.outputs().containsKey(ChangeSetFollowing.REVIEW_URL)
                ? Optional.of(ReleaseEvent.REVIEW_READY)
                : ReleaseEvent.usual(outcome);
    }

    private static ChangeSetAction action(Workplace workplace) {
        String bucket = workplace.environment().need("RELEASE_BUCKET");
        ReleaseRecords records = workplace.records();
        ChangeSetAction.Ports ports = new ChangeSetAction.Ports(
                new SdkChangeSets(workplace.clients().cloudFormation()),
                new S3Templates(workplace.clients().s3(), bucket),
                records,
                new SdkDeployedStacks(workplace.clients().cloudFormation()),
                new SdkAliasReadings(workplace.clients()::lambda),
                new SdkEquivalentVersions(workplace.clients()::lambda),
                new S3Reviews(
                        workplace.clients().s3(),
                        bucket,
                        S3OnThisMachine.of(workplace.environment().variables()),
                        records::holdTurn),
                new S3PackagesBeside(workplace.clients().s3(), bucket));
        return new ChangeSetAction(
                workplace.artifacts(),
                ports,
                workplace.clock(),
                Optional.ofNullable(workplace.environment().variables().get("AWS_REGION")));
    }
}
