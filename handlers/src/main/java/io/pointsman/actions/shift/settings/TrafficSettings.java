package io.pointsman.actions.shift.settings;

import io.pointsman.json.JsonObject;
import io.pointsman.release.DeploymentMark;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.settings.Settings;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the traffic of a function moves. One holds for all functions, and a function may differ from it in what {@code Functions}
 * says of it.
 *
 * @param before hook, as the user names it
 * @param after hook, as the user names it
 * @param minimumTraffic calls that have to reach a new version
 * @param wave its turn: a wave begins when all functions of the waves before it have arrived
 */
public record TrafficSettings(
        String alias,
        TrafficConfig config,
        Optional<String> before,
        Optional<String> after,
        AlarmSelection alarms,
        Optional<Integer> minimumTraffic,
        int wave) {
    /** What holds for all. */
    static TrafficSettings of(Settings settings, TrafficConfig config) {
        return new TrafficSettings(
                settings.get(ShiftKeys.ALIAS),
                config,
                settings.get(ShiftKeys.BEFORE),
                settings.get(ShiftKeys.AFTER),
                settings.get(ShiftKeys.ALARMS),
                settings.get(ShiftKeys.MINIMUM_TRAFFIC),
                FunctionDeployment.FIRST_WAVE);
    }

    /** The same with what a function has of its own. */
    TrafficSettings with(JsonObject own) {
        Settings settings = Settings.of("Functions", TrafficKeys.ALL, own);
        return new TrafficSettings(
                settings.get(TrafficKeys.ALIAS).orElse(alias),
                settings.get(TrafficKeys.CONFIG).orElse(config),
                settings.get(TrafficKeys.BEFORE).or(() -> before),
                settings.get(TrafficKeys.AFTER).or(() -> after),
                settings.get(TrafficKeys.ALARMS).orElse(alarms),
                settings.get(TrafficKeys.MINIMUM_TRAFFIC).or(() -> minimumTraffic),
                settings.get(TrafficKeys.WAVE));
    }

    public Stream<String> hooks() {
        return Stream.concat(before.stream(), after.stream());
    }

    /** The deployment configuration, or all at once where the versions cannot share traffic. */
    public TrafficSettings atOnce() {
        return new TrafficSettings(
                alias, TrafficConfig.of(TrafficConfig.AT_ONCE), before, after, alarms, Optional.empty(), wave);
    }

    /** The same, stopped by no alarm. */
    TrafficSettings deaf() {
        return with(AlarmSelection.NONE);
    }

    /** On the way back nothing has to be proven: what comes back was in production. */
    TrafficSettings unproven() {
        return with(new AlarmSelection(alarms.names(), /* generated= */ false));
    }

    private TrafficSettings with(AlarmSelection heeded) {
        return new TrafficSettings(alias, config, before, after, heeded, Optional.empty(), wave);
    }

    /** The way back asks no hook and needs no waves. */
    public static String config(DeploymentMark.Way way, FunctionDeployment function) {
        return way == DeploymentMark.Way.TRY ? function.config() : TrafficConfig.AT_ONCE;
    }
}
