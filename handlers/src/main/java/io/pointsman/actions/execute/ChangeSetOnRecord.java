package io.pointsman.actions.execute;

import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonTrouble;
import io.pointsman.release.record.ChangeSetInputs;
import io.pointsman.release.record.RecordedChangeSet;
import io.pointsman.release.record.RecordedChangeSet.RefusedChangeSet;
import io.pointsman.release.record.RecordedChangeSet.ReviewedChangeSet;
import io.pointsman.release.record.ReleaseRecords;
import java.util.Optional;

/** The change set of a run, as {@code changeset} has written it down. */
final class ChangeSetOnRecord {
    private final ReleaseRecords records;

    ChangeSetOnRecord(ReleaseRecords records) {
        this.records = records;
    }

    ReviewedChangeSet found(ExecuteRequest request) {
        return switch (read(request)) {
            case ReviewedChangeSet reviewed -> reviewed;
            case RefusedChangeSet refused ->
                throw Refusal.configuration("the change set of run " + request.run() + " for stack "
                        + request.stack()
                        + " was refused by changeset, by Policy or because it would move production; retry from"
                        + " changeset");
        };
    }

    private RecordedChangeSet read(ExecuteRequest request) {
        try {
            return records.read(request.stack(), request.run())
                    .changeSet()
                    .orElseThrow(() -> Refusal.configuration("there is no change set of run " + request.run()
                            + " for stack " + request.stack()
                            + "; put changeset before execute, with the same StackName and Run"));
        } catch (JsonTrouble e) {
            throw Refusal.configuration("release record of run " + request.run() + ", stack " + request.stack()
                    + ", changeset: " + e.getMessage() + "; retry from changeset");
        }
    }

    /** What the change set was made from, where that could be written down. */
    Optional<ChangeSetInputs> order(ExecuteRequest request) {
        return found(request).order();
    }

    String digest(ExecuteRequest request) {
        return found(request).digest();
    }

    /** Another change set of the same inputs and the same digest takes the place of the one that is gone. */
    void remade(ExecuteRequest request, String arn) {
        records.change(request.stack(), request.run(), record -> record.withChangeSetAt(arn));
    }
}
