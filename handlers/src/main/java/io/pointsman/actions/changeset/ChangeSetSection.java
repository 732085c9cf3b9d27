package io.pointsman.actions.changeset;

import io.pointsman.actions.changeset.ReviewDesk.Written;
import io.pointsman.alias.Submissions;
import io.pointsman.alias.SubmittedTemplate;
import io.pointsman.cloudformation.ChangeSetNow;
import io.pointsman.cloudformation.ChangeSetOrder;
import io.pointsman.cloudformation.OrderRecord;
import io.pointsman.json.JsonObject;
import io.pointsman.release.record.ReleaseRecords;
import io.pointsman.release.record.UnmovedAliases;
import io.pointsman.review.Changes;
import io.pointsman.review.Objection;

/** The section {@code changeset} of the release record: what {@code execute} goes by. */
final class ChangeSetSection {
    private static final String NAME = "changeset";

    private final ReleaseRecords records;

    ChangeSetSection(ReleaseRecords records) {
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
        JsonObject section = JsonObject.of("name", now.name(), "arn", now.arn())
                .with("changed", written.review().head().changed())
                .with("stackId", now.stackId())
                .with("type", order.kind().name())
                .with("templateDigest", request.templateDigest())
                .with("digest", changes.digest())
                .with("resources", changes.ownSize())
                .with("changes", sentence(written))
                .with("review", written.address())
                .with("order", OrderRecord.of(order, request.templateDigest(), request.secrets()));
        records.update(
                request.stack(),
                request.run(),
                record -> record.with(
                        NAME,
                        unmoved.into(Submissions.of(record).with(submitted).into(section))));
    }

    /** Without the ARN: there is nothing to execute. */
    void refused(ChangeSetRequest request, ChangeSetNow now, Written written) {
        JsonObject section = JsonObject.of("name", now.name(), "changed", true)
                .with("digest", written.review().head().digest())
                .with("review", written.address())
                .with(
                        "refused",
                        written.review().objections().stream()
                                .map(Objection::json)
                                .toList());
        records.update(
                request.stack(),
                request.run(),
                record -> record.with(NAME, Submissions.of(record).into(section)));
    }

    static String sentence(Written written) {
        return written.review().head().changed() ? written.review().changes().sentence() : "nothing to change";
    }
}
