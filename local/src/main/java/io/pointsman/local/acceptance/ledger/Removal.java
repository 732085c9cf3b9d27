package io.pointsman.local.acceptance.ledger;

import io.pointsman.local.acceptance.ground.AccountClients;
import io.pointsman.local.play.Watch;

/** Takes away what lies in one account. */
final class Removal {
    private final BucketRemoval buckets;
    private final StackRemoval stacks;
    private final PipelineRemoval pipelines;
    private final ApplicationRemoval applications;
    private final LogGroupRemoval logGroups;

    /** @param ledger of what is made in this account */
    Removal(AccountClients aws, Watch watch, Ledger ledger) {
        this.buckets = new BucketRemoval(aws.s3(), watch);
        this.stacks = new StackRemoval(aws.cloudFormation(), watch, buckets, ledger);
        this.pipelines = new PipelineRemoval(aws.codePipeline(), watch);
        this.applications = new ApplicationRemoval(aws.codeDeploy(), watch);
        this.logGroups = new LogGroupRemoval(aws.logs());
    }

    /** Whether there was anything. */
    boolean remove(LedgerEntry made) {
        return switch (made.kind()) {
            case BUCKET -> buckets.remove(made.name());
            case STACK -> stacks.remove(made.name());
            case PIPELINE -> pipelines.remove(made.name());
            case RELEASES -> pipelines.rest(made.name());
            case APPLICATION -> applications.remove(made.name());
            case LOG_GROUPS -> logGroups.remove(made.name());
        };
    }
}
