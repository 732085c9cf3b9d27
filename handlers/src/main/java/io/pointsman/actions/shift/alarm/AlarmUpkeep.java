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
        return alarm.configured().plus(FORGOTTEN).isBefore(now)
                || attempt.functions()
                        .anyMatch(function -> GeneratedNames.of(request, function.alias())
                                .all(function.id())
                                .contains(alarm.name()));
    }

    /** All that were made for it; those of another shift stay. */
    public void remove(Attempt attempt) {
        List<FunctionDeployment> guarded = attempt.functions()
                .filter(function -> !function.generatedAlarms().isEmpty())
                .toList();
        if (!guarded.isEmpty()) {
            Set<String> names = names(guarded);
            delete(found(guarded), alarm -> names.contains(alarm.name()));
        }
    }

    private void delete(List<VersionWatch.Made> found, Predicate<VersionWatch.Made> which) {
        List<String> names =
                found.stream().filter(which).map(VersionWatch.Made::name).toList();
        if (!names.isEmpty()) {
            watch.delete(names);
        }
    }
}
