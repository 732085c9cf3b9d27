package io.pointsman.actions.execute;

import io.pointsman.actions.execute.ExecuteStage.Starting;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Step;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import io.pointsman.release.ReleaseRecords;

/** The first stage: what has {@code changeset} made for this run? */
final class ExecuteFinding {
    private final Executions executions;
    private final ReleaseRecords records;

    ExecuteFinding(Executions executions, ReleaseRecords records) {
        this.executions = executions;
        this.records = records;
    }

    Step<ExecuteStage> find(ExecuteRequest request) {
        Found found = found(request);
        if (request.digest().filter(digest -> !digest.equals(found.digest())).isPresent()) {
            return new Step.Stop<>(
                    FailureKind.JOB_FAILED,
                    "change set " + found.target().changeSet() + " has the digest " + found.digest()
                            + ", and ChangeSetDigest allows only "
                            + request.digest().get()
                            + ": it is not what was reviewed; review it, then retry");
        }
        return found.changed() ? new Step.Next<>(new Starting(found.target())) : nothing(request);
    }

    /** An unchanged stack is a good answer: its status and outputs are those that hold. */
    private Step<ExecuteStage> nothing(ExecuteRequest request) {
        return executions
                .stack(request.stack())
                .<Step<ExecuteStage>>map(stack -> new Step.Done<>(Outputs.of(stack.id(), stack.status(), stack)))
                .orElseGet(() -> new Step.Stop<>(
                        FailureKind.JOB_FAILED,
                        "stack " + request.stack() + " does not exist, although changeset found it unchanged;"
                                + " retry from changeset"));
    }

    private Found found(ExecuteRequest request) {
        JsonObject section = records.find(request.stack(), request.run())
                .object("changeset")
                .orElseThrow(
                        () -> Refusal.configuration("there is no change set of run " + request.run() + " for stack "
                                + request.stack() + "; put changeset before execute, with the same StackName and Run"));
        try {
            return Found.of(section);
        } catch (JsonTrouble e) {
            throw Refusal.configuration("release record of run " + request.run() + ", stack " + request.stack()
                    + ", changeset: " + e.getMessage() + "; retry from changeset");
        }
    }

    /** The section of the release record. */
    private record Found(Target target, boolean changed, String digest) {
        static Found of(JsonObject section) {
            boolean changed = section.flag("changed").orElseThrow(() -> new JsonTrouble("changed is missing"));
            int resources = Math.toIntExact(section.number("resources").orElse(0L));
            return new Found(
                    new Target(section.needText("arn"), section.needText("stackId"), resources),
                    changed,
                    section.needText("digest"));
        }
    }
}
