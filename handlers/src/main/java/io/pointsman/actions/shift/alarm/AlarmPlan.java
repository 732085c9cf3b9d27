package io.pointsman.actions.shift.alarm;

import io.pointsman.actions.shift.settings.ShiftRequest;
import io.pointsman.actions.shift.settings.TrafficSettings;
import io.pointsman.engine.Refusal;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.Phase;
import io.pointsman.release.record.Startable;
import java.util.List;

/** Which alarms are made for a function, and what keeps them from being of use. */
public record AlarmPlan(ShiftRequest request) {
    /** CodeDeploy takes no more in a deployment group. */
    private static final int MOST_ALARMS = 10;

    /** Metrics show one to three minutes late. */
    private static final int LEAST_MINUTES = 5;

    /** @param minutes that its traffic takes to move */
    public FunctionDeployment of(FunctionDeployment function, int minutes) {
        TrafficSettings traffic = request.traffic(function.id());
        if (!function.is(Phase.PENDING) || !(function instanceof Startable startable)) {
            return function;
        }
        refuseUnmeasured(function, traffic, minutes);
        return traffic.alarms().generated() ? generated(startable, traffic, minutes) : function;
    }

    private void refuseUnmeasured(FunctionDeployment function, TrafficSettings traffic, int minutes) {
        if (traffic.minimumTraffic().isPresent() && minutes == 0) {
            throw Refusal.configuration("UserParameters: MinimumTraffic "
                    + traffic.minimumTraffic().get() + ": the"
                    + " traffic of " + function.id() + " moves at once, so that no call could reach its new version"
                    + " before all do. Choose a DeploymentConfigName that takes minutes, or leave MinimumTraffic out");
        }
    }

    private FunctionDeployment generated(Startable function, TrafficSettings traffic, int minutes) {
        if (minutes == 0) {
            return function.notedToo("its traffic moved at once, so no alarm was made for it");
        }
        GeneratedNames names = GeneratedNames.of(request, function.alias());
        List<String> made = GeneratedAlarm.ALL.stream()
                .filter(kind -> kind.fits(minutes))
                .map(kind -> names.of(function.id(), kind))
                .toList();
        refuseTooMany(function, traffic, made);
        FunctionDeployment guarded = function.guardedBy(made);
        return minutes < LEAST_MINUTES
                ? guarded.notedToo(
                        "its traffic moved within " + minutes + " minutes, and metrics are one to three minutes late:"
                                + " alarms prove little below " + LEAST_MINUTES + " minutes")
                : guarded;
    }

    private static void refuseTooMany(FunctionDeployment function, TrafficSettings traffic, List<String> made) {
        int named = traffic.alarms().names().size();
        if (named + made.size() > MOST_ALARMS) {
            throw Refusal.configuration("UserParameters: Alarms: " + function.id() + " has " + named
                    + " named alarms and " + made.size() + " generated ones, and CodeDeploy takes " + MOST_ALARMS
                    + "; name fewer, or join some in a composite alarm");
        }
    }
}
