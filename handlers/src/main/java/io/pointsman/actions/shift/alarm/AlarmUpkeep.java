package io.pointsman.actions.shift.alarm;

import io.pointsman.actions.shift.ports.VersionWatch;
import io.pointsman.actions.shift.settings.ShiftRequest;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.Phase;
import io.pointsman.release.record.ShiftedFunction;
import io.pointsman.release.record.Startable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the alarms of an attempt before its traffic moves, and takes them away after its verdict. May be repeated. */
public final class AlarmUpkeep {
    /** No deployment of CodeDeploy's lasts longer than 50 hours. */
    private static final Duration FORGOTTEN = Duration.ofHours(51);

    private final VersionWatch watch;
    private final ShiftRequest request;

    public AlarmUpkeep(VersionWatch watch, ShiftRequest request) {
        this.watch = watch;
        this.request = request;
    }

    /** One of an earlier shift may ring still, and would stop this one. */
    public void make(Attempt attempt, Instant now) {
        List<Startable> guarded = attempt.in(Phase.PENDING, Startable.class)
                .filter(function -> !function.generatedAlarms().isEmpty())
                .toList();
        if (guarded.isEmpty()) {
            return;
        }
        Set<String> wanted = names(guarded);
        List<VersionWatch.Made> found = found(guarded);
        guarded.forEach(this::put);
        found.stream()
                .filter(alarm -> alarm.ringing() && wanted.contains(alarm.name()))
                .forEach(alarm -> watch.quiet(alarm.name()));
        delete(found, alarm -> !wanted.contains(alarm.name()) && isForgotten(attempt, alarm, now));
    }

    private static Set<String> names(List<? extends FunctionDeployment> functions) {
        return functions.stream()
                .flatMap(function -> function.generatedAlarms().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<VersionWatch.Made> found(List<? extends FunctionDeployment> functions) {
        return functions.stream()
                .map(function -> GeneratedNames.of(request, function.alias()).prefix())
                .distinct()
                .flatMap(prefix -> watch.made(prefix).stream())
                .toList();
    }

    private void put(ShiftedFunction function) {
        GeneratedNames names = GeneratedNames.of(request, function.alias());
        GeneratedAlarm.ALL.stream()
                .filter(kind -> function.generatedAlarms().contains(names.of(function.id(), kind)))
                .map(kind -> kind.of(names.of(function.id(), kind), request.run(), function))
                .forEach(watch::put);
    }

    /** One of this attempt's own functions, or one that no deployment can be under way for. */
    private boolean isForgotten(Attempt attempt, VersionWatch.Made alarm, Instant now) {
        return isForgotten(alarm, now)
                || attempt.functions()
                        .anyMatch(function -> GeneratedNames.of(request, function.alias())
                                .all(function.id())
                                .contains(alarm.name()));
    }

    /**
     * All that were made for it and for earlier attempts of its run, and what earlier shifts have left: of the functions that it has moved,
     * and what no deployment can be under way for. Whether it made any itself does not matter: it may be the first one without.
     */
    public void remove(Attempt attempt, Instant now) {
        List<FunctionDeployment> all = attempt.functions().toList();
        Set<String> names = names(Stream.concat(Stream.of(attempt), attempt.earlier().stream())
                .flatMap(Attempt::functions)
                .toList());
        Set<String> moved = all.stream()
                .filter(AlarmUpkeep::hasDeployment)
                .flatMap(function -> GeneratedNames.of(request, function.alias()).all(function.id()).stream())
                .collect(Collectors.toUnmodifiableSet());
        delete(
                found(all),
                alarm -> names.contains(alarm.name()) || moved.contains(alarm.name()) || isForgotten(alarm, now));
    }

    /** What was made for an attempt, as far as that is on record. */
    public static boolean hasMade(Attempt attempt) {
        return attempt.functions()
                .anyMatch(function -> !function.generatedAlarms().isEmpty());
    }

    /** Nobody else's deployment of such a function was under way when this one's was begun. */
    private static boolean hasDeployment(FunctionDeployment function) {
        return function instanceof ShiftedFunction shift && shift.deploymentId().isPresent();
    }

    private static boolean isForgotten(VersionWatch.Made alarm, Instant now) {
        return alarm.configured().plus(FORGOTTEN).isBefore(now);
    }

    private void delete(List<VersionWatch.Made> found, Predicate<VersionWatch.Made> which) {
        List<String> names =
                found.stream().filter(which).map(VersionWatch.Made::name).toList();
        if (!names.isEmpty()) {
            watch.delete(names);
        }
    }
}
