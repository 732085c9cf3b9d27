package io.pointsman.release.record;

import io.pointsman.json.JsonObject;
import java.time.Instant;

/** A function whose alias a deployment moves, forth or back, or may still move. */
public final class Shifting extends ShiftedFunction {
    Shifting(String id, JsonObject json) {
        super(id, json);
    }

    @Override
    Shifting in(JsonObject next) {
        return new Shifting(id(), next);
    }

    @Override
    public boolean isUntouched() {
        return false;
    }

    /** The deployment on the way forth was told to stop. */
    public Shifting stopping() {
        return in(at(Phase.STOPPING));
    }

    /**
     * Its deployment has failed, and CodeDeploy may be bringing it back.
     *
     * @param ended when its deployment did, by CodeDeploy's clock
     */
    public Shifting falling(Instant now, Instant ended, String why) {
        JsonObject json = FunctionFields.ENDED_AT.put(at(Phase.CODEDEPLOY_ROLLING_BACK), now);
        return in(FunctionFields.SAID.put(FunctionFields.FAILED_AT.put(json, ended), why));
    }

    /** When its deployment was seen to have failed. */
    public Instant endedAt() {
        return FunctionFields.ENDED_AT.find(json()).orElse(Instant.EPOCH);
    }

    /** CodeDeploy has not brought its alias back, and Pointsman has, in this way. */
    public Shifting putBack(Instant now, String how) {
        return in(with(FunctionFields.PUT_BACK_AT, now)).wayBack(how);
    }

    public Shifting wayBack(String how) {
        return in(with(FunctionFields.WAY_BACK, how));
    }

    /** All its traffic is on the target. */
    public Startable succeeded() {
        return new Startable(id(), at(Phase.SUCCEEDED));
    }

    /** All its traffic is on the target, by another deployment than the one that was known. */
    public Startable succeededBy(String deploymentId) {
        return new Startable(id(), FunctionFields.DEPLOYMENT_ID.put(at(Phase.SUCCEEDED), deploymentId));
    }

    /** The way back failed, and may be tried again. */
    public Startable returningAgain() {
        return new Startable(id(), FunctionFields.RETURN_TRIES.put(at(Phase.SUCCEEDED), returnTries() + 1));
    }

    /** It had arrived, and is back where it was. */
    public NotArrived rolledBack() {
        return new NotArrived(id(), at(Phase.ROLLED_BACK));
    }

    /** It failed when its deployment did, and nothing moves any more. */
    public NotArrived notArrived() {
        return new NotArrived(id(), at(Phase.FAILED));
    }

    public NotArrived failed(Instant now, String what) {
        return new NotArrived(id(), failedAt(now, what));
    }
}
