package io.pointsman.release.record;

import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A function at rest that a deployment may be asked for: forth while its turn has not come, back once it has arrived. One call at a
 * time asks, so it can be claimed.
 */
public final class Startable extends ShiftedFunction {
    private static final Duration CLAIM = Duration.ofMinutes(2);

    Startable(String id, JsonObject json) {
        super(id, json);
    }

    /**
     * Its turn has not come.
     *
     * @param version that its alias is on
     * @param appSpec kept here, and sent exactly as it is kept
     * @param sha256 of the AppSpec, hex
     */
    public static Startable pending(Target target, String version, String appSpec, String sha256) {
        JsonObject json = FunctionFields.FROM.put(target.json(Phase.PENDING), version);
        return new Startable(
                target.id(), FunctionFields.SHA256.put(FunctionFields.APP_SPEC.put(json, appSpec), sha256));
    }

    @Override
    Startable in(JsonObject next) {
        return new Startable(id(), next);
    }

    @Override
    public boolean isUntouched() {
        return is(Phase.PENDING) && FunctionFields.CLAIMED_AT.find(json()).isEmpty();
    }

    /** @param generated names of the alarms that are made for it */
    public Startable guardedBy(List<String> generated) {
        return in(with(FunctionFields.GENERATED_ALARMS, generated));
    }

    /** One call at a time asks for a deployment: a duplicate of the event may be at work, too. */
    public Startable claimed(String call, Instant now) {
        return in(FunctionFields.CLAIMED_AT.put(with(FunctionFields.CLAIMED_BY, call), now));
    }

    public Startable released() {
        return in(with(FunctionFields.CLAIMED_BY, ""));
    }

    public boolean isClaimedByAnother(String call, Instant now) {
        String owner = FunctionFields.CLAIMED_BY.find(json()).orElse("");
        Instant since = FunctionFields.CLAIMED_AT.find(json()).orElse(Instant.EPOCH);
        return !owner.isEmpty() && !owner.equals(call) && now.isBefore(since.plus(CLAIM));
    }

    /** A call whose answer was lost may still take effect: nobody asks again before this claim has run out. */
    public Startable unanswered(Instant now) {
        Startable claimed = claimed("an answer that was lost", now);
        return claimed.in(claimed.with(FunctionFields.UNANSWERED, unanswered() + 1));
    }

    public int unanswered() {
        return FunctionFields.UNANSWERED.find(json()).orElse(0);
    }

    /** Its deployment is there. */
    public Shifting moving(String deploymentId) {
        return new Shifting(id(), FunctionFields.DEPLOYMENT_ID.put(at(Phase.IN_PROGRESS), deploymentId));
    }

    /** The deployment that takes it back is there. */
    public Shifting returning(String deploymentId, String appSpec) {
        JsonObject json = FunctionFields.RETURN_DEPLOYMENT_ID.put(at(Phase.ROLLING_BACK), deploymentId);
        return new Shifting(id(), FunctionFields.RETURN_APP_SPEC.put(json, appSpec));
    }

    /** It is not begun, because another function failed. */
    public NotArrived skipped() {
        return new NotArrived(id(), at(Phase.SKIPPED));
    }

    public NotArrived failed(Instant now, String what) {
        return new NotArrived(id(), failedAt(now, what));
    }
}
