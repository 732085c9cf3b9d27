package io.pointsman.local.acceptance.ledger;

import io.pointsman.local.acceptance.ground.AcceptanceName;
import io.pointsman.local.acceptance.ground.AccountClients;
import io.pointsman.local.play.PlayFailure;
import io.pointsman.local.play.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;

/** Takes away what a run has made, the last thing first. May be done again and again: what is gone is left alone. */
public final class TakingAway {
    private final AcceptanceName name;
    private final Ledger ledger;
    private final Consumer<String> tell;
    private final BucketRemoval buckets;
    private final StackRemoval stacks;
    private final PipelineRemoval pipelines;
    private final ApplicationRemoval applications;
    private final LogGroupRemoval logGroups;
    private final List<String> left = new ArrayList<>();

    /** @param tell hears a line for each thing that is taken away */
    public TakingAway(AccountClients aws, AcceptanceName name, Watch watch, Consumer<String> tell) {
        this.name = name;
        this.ledger = Ledger.of(aws, name);
        this.tell = tell;
        this.buckets = new BucketRemoval(aws.s3(), watch);
        this.stacks = new StackRemoval(aws.cloudFormation(), watch, buckets, ledger);
        this.pipelines = new PipelineRemoval(aws.codePipeline(), watch);
        this.applications = new ApplicationRemoval(aws.codeDeploy(), watch);
        this.logGroups = new LogGroupRemoval(aws.logs());
    }

    /** What is still there, and why; empty when nothing is. */
    public List<String> all() {
        if (!ledger.exists()) {
            return List.of();
        }
        ledger.lastFirst().forEach(this::guarded);
        if (left.isEmpty()) {
            guarded(new LedgerEntry(LedgerEntry.Kind.BUCKET, name.bucket()));
        }
        return List.copyOf(left);
    }

    /** One that stays must not keep the others. */
    private void guarded(LedgerEntry made) {
        if (!made.isOf(name)) {
            left.add(made.line() + ": it does not bear the name of this run, so it was left alone; look who wrote s3://"
                    + name.bucket() + "/ledger/");
            return;
        }
        try {
            if (remove(made)) {
                tell.accept(made.line());
            }
        } catch (SdkException | PlayFailure e) {
            left.add(made.line() + ": " + e.getMessage());
        }
    }

    /** Whether there was anything. */
    private boolean remove(LedgerEntry made) {
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
