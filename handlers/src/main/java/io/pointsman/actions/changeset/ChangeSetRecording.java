package io.pointsman.actions.changeset;

import io.pointsman.actions.changeset.ReviewDesk.Written;
import io.pointsman.cloudformation.ChangeSetNow;
import io.pointsman.cloudformation.ChangeSetOrder;
import io.pointsman.cloudformation.OrderRecord;
import io.pointsman.release.record.RecordedChangeSet.RecordedObjection;
import io.pointsman.release.record.RecordedChangeSet.RefusedChangeSet;
import io.pointsman.release.record.RecordedChangeSet.ReviewedChangeSet;
import io.pointsman.release.record.ReleaseRecords;
import io.pointsman.release.record.SubmittedTemplate;
import io.pointsman.release.record.UnmovedAliases;
import io.pointsman.review.Changes;

/** Writes down what became of the change set: what {@code execute} goes by. */
final class ChangeSetRecording {
    private final ReleaseRecords records;

    ChangeSetRecording(ReleaseRecords records) {
        this.records = records;
    }

    /** @param order with it {@code execute} makes the change set again, should it vanish */
    void made(
            ChangeSetRequest request,
            ChangeSetNow now,
            Written written,
            ChangeSetOrder order,
            SubmittedTemplate submitted,
            UnmovedAliases unmoved) {
        Changes changes = written.review().changes();
        ReviewedChangeSet reviewed = new ReviewedChangeSet(
                now.name(),
                now.arn(),
                written.review().head().changed(),
                now.stackId(),
                order.kind().name(),
                request.templateDigest(),
                written.review().head().digest(),
                changes.ownSize(),
                sentence(written),
                written.address(),
                OrderRecord.of(order, request.templateDigest(), request.secrets()),
                unmoved);
        records.change(
                request.stack(),
                request.run(),
                record -> record.with(record.submissions().with(submitted)).with(reviewed));
    }

    /** Without the ARN: there is nothing to execute. */
    void refused(ChangeSetRequest request, ChangeSetNow now, Written written) {
        RefusedChangeSet refused = new RefusedChangeSet(
                now.name(),
                written.review().head().digest(),
                written.address(),
                written.review().objections().stream()
                        .map(one -> new RecordedObjection(one.rule(), one.resource(), one.type(), one.why()))
                        .toList());
        records.change(request.stack(), request.run(), record -> record.with(refused));
    }

    static String sentence(Written written) {
        return written.review().head().changed() ? written.review().changes().sentence() : "nothing to change";
    }
}
