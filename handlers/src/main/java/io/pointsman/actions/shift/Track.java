package io.pointsman.actions.shift;

import io.pointsman.json.JsonObject;
import io.pointsman.release.DeploymentMark;
import io.pointsman.release.record.FunctionShift;
import io.pointsman.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the traffic of a function moves. One holds for all functions, and a function may differ from it in what {@code Functions}
 * says of it.
 *
 * @param before hook, as the user names it
 * @param after hook, as the user names it
 * @param wave its turn: a wave begins when all functions of the waves before it have arrived
 */
record Track(
        String alias,
        TrafficConfig config,
        Optional<String> before,
        Optional<String> after,
        List<String> alarms,
        int wave) {
    /** What holds for all. */
    static Track of(Settings settings, TrafficConfig config) {
        return new Track(
                settings.get(ShiftKeys.ALIAS),
                config,
                settings.get(ShiftKeys.BEFORE),
                settings.get(ShiftKeys.AFTER),
                settings.get(ShiftKeys.ALARMS),
                FunctionShift.FIRST_WAVE);
    }

    /** The same with what a function has of its own. */
    Track with(JsonObject own) {
        Settings settings = Settings.of("Functions", TrackKeys.ALL, own);
        return new Track(
                settings.get(TrackKeys.ALIAS).orElse(alias),
                settings.get(TrackKeys.CONFIG).orElse(config),
                settings.get(TrackKeys.BEFORE).or(() -> before),
                settings.get(TrackKeys.AFTER).or(() -> after),
                settings.get(TrackKeys.ALARMS).orElse(alarms),
                settings.get(TrackKeys.WAVE));
    }

    Stream<String> hooks() {
        return Stream.concat(before.stream(), after.stream());
    }

    /** The deployment configuration, or all at once where the versions cannot share traffic. */
    Track atOnce() {
        return new Track(alias, TrafficConfig.of(TrafficConfig.AT_ONCE), before, after, alarms, wave);
    }

    /** The same, stopped by no alarm. */
    Track deaf() {
        return new Track(alias, config, before, after, List.of(), wave);
    }

    /** The way back asks no hook and needs no waves. */
    static String config(DeploymentMark.Way way, FunctionShift function) {
        return way == DeploymentMark.Way.TRY ? function.config() : TrafficConfig.AT_ONCE;
    }
}
