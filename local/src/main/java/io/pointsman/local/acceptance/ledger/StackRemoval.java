package io.pointsman.local.acceptance.ledger;

import io.pointsman.local.play.PlayFailure;
import io.pointsman.local.play.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

/** A stack, and the buckets that it leaves behind ({@code DeletionPolicy: Retain}). */
final class StackRemoval {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final String BUCKET = "AWS::S3::Bucket";

    private final CloudFormationClient cloudFormation;
    private final Watch watch;
    private final BucketRemoval buckets;
    private final Ledger ledger;

    StackRemoval(CloudFormationClient cloudFormation, Watch watch, BucketRemoval buckets, Ledger ledger) {
        this.cloudFormation = cloudFormation;
        this.watch = watch;
        this.buckets = buckets;
        this.ledger = ledger;
    }

    boolean remove(String name) {
        if (now(name).isEmpty()) {
            return false;
        }
        watch.await("the rest of stack " + name, LIMIT, () -> Optional.of(true).filter(any -> rests(name)));
        List<String> retained = buckets(name);
        retained.forEach(bucket -> ledger.note(LedgerEntry.Kind.BUCKET, bucket)); // the stack no longer names them then
        cloudFormation.deleteStack(delete -> delete.stackName(name));
        watch.await("the end of stack " + name, LIMIT, () -> gone(name));
        retained.forEach(buckets::remove);
        return true;
    }

    /** One that only a change set has made may be deleted as it is. */
    private boolean rests(String name) {
        return now(name)
                .map(Stack::stackStatusAsString)
                .filter(status -> status.endsWith("_IN_PROGRESS") && !status.equals("REVIEW_IN_PROGRESS"))
                .isEmpty();
    }

    private Optional<Boolean> gone(String name) {
        Optional<Stack> stack = now(name);
        stack.filter(now -> now.stackStatusAsString().equals("DELETE_FAILED")).ifPresent(now -> {
            throw new PlayFailure("stack " + name + " could not be deleted: " + now.stackStatusReason());
        });
        return stack.isEmpty() ? Optional.of(true) : Optional.empty();
    }

    /** Empty when there is none, or none any more. */
    private Optional<Stack> now(String name) {
        try {
            return cloudFormation.describeStacks(ask -> ask.stackName(name)).stacks().stream()
                    .filter(stack -> !stack.stackStatusAsString().equals("DELETE_COMPLETE"))
                    .findFirst();
        } catch (CloudFormationException e) {
            if (String.valueOf(e.awsErrorDetails().errorMessage()).contains("does not exist")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private List<String> buckets(String stack) {
        return cloudFormation
                .listStackResourcesPaginator(list -> list.stackName(stack))
                .stackResourceSummaries()
                .stream()
                .filter(one -> one.resourceType().equals(BUCKET))
                .filter(one -> one.resourceStatus() != ResourceStatus.DELETE_COMPLETE)
                .map(StackResourceSummary::physicalResourceId)
                .filter(id -> id != null && !id.isEmpty())
                .toList();
    }
}
