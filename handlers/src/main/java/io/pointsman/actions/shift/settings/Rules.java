package io.pointsman.actions.shift.settings;

import io.pointsman.engine.Refusal;
import io.pointsman.settings.Settings;

/**
 * What holds for the release as a whole.
 *
 * @param autoRollback CodeDeploy brings an alias back by itself
 * @param maxConcurrent deployments under way at once
 * @param repairAlias a half shifted alias that no deployment will end gets all its traffic back on its own version first
 */
public record Rules(
        boolean autoRollback,
        int maxConcurrent,
        OnFailure onFailure,
        OnIncompatible onIncompatible,
        boolean repairAlias) {
    public static final Rules DEFAULT = new Rules(true, 10, OnFailure.ROLL_BACK_ALL, OnIncompatible.REFUSE, false);

    public Rules {
        if (!autoRollback && onFailure == OnFailure.ROLL_BACK_ALL) {
            throw Refusal.configuration(
                    "UserParameters: AutoRollback false leaves a failed function half shifted, which"
                            + " OnFailure RollBackAll promises not to happen; set OnFailure to KeepSucceeded, too");
        }
    }

    static Rules of(Settings settings) {
        return new Rules(
                settings.get(ShiftKeys.AUTO_ROLLBACK),
                settings.get(ShiftKeys.MAX_CONCURRENT),
                settings.get(ShiftKeys.ON_FAILURE),
                settings.get(ShiftKeys.ON_INCOMPATIBLE),
                settings.get(ShiftKeys.REPAIR_ALIAS));
    }

    /** All functions arrive, or none does. */
    boolean allOrNothing() {
        return onFailure == OnFailure.ROLL_BACK_ALL;
    }
}
