package io.pointsman.actions.execute;

import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import io.pointsman.release.record.ReleaseRecords;
import java.util.Optional;

/** The section of the release record in which {@code changeset} says what it has made. */
final class ChangeSetSection {
    private static final String NAME = "changeset";

    private final ReleaseRecords records;

    ChangeSetSection(ReleaseRecords records) {
        this.records = records;
    }

    /**
     * What was made for this run.
     *
     * @param digest of the changes as they were reviewed
     */
    record Found(Target target, boolean changed, String digest) {
        private static Found of(JsonObject section) {
            boolean changed = section.flag("changed").orElseThrow(() -> new JsonTrouble("changed is missing"));
            int resources = Math.toIntExact(section.number("resources").orElse(0L));
            return new Found(
                    new Target(section.needText("arn"), section.needText("stackId"), resources),
                    changed,
                    section.needText("digest"));
        }
    }

    Found found(ExecuteRequest request) {
        JsonObject section = section(request)
                .orElseThrow(() -> Refusal.configuration("there is no change set of run " + request.run()
                        + " for stack " + request.stack()
                        + "; put changeset before execute, with the same StackName and Run"));
        if (section.has("refused")) {
            throw Refusal.configuration("the change set of run " + request.run() + " for stack " + request.stack()
                    + " was refused by changeset, by Policy or because it would move production; retry from changeset");
        }
        try {
            return Found.of(section);
        } catch (JsonTrouble e) {
            throw Refusal.configuration("release record of run " + request.run() + ", stack " + request.stack()
                    + ", changeset: " + e.getMessage() + "; retry from changeset");
        }
    }

    private Optional<JsonObject> section(ExecuteRequest request) {
        return records.find(request.stack(), request.run()).object(NAME);
    }

    /** What the change set was made from, where that could be written down. */
    Optional<JsonObject> order(ExecuteRequest request) {
        return section(request).flatMap(section -> section.object("order"));
    }

    String digest(ExecuteRequest request) {
        return found(request).digest();
    }

    /** Another change set of the same inputs and the same digest takes the place of the one that is gone. */
    void remade(ExecuteRequest request, String arn) {
        records.update(
                request.stack(),
                request.run(),
                record -> record.with(NAME, record.objectOrEmpty(NAME).with("arn", arn)));
    }
}
