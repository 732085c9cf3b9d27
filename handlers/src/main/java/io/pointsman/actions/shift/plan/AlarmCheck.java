package io.pointsman.actions.shift.plan;

import io.pointsman.actions.shift.alarm.GeneratedNames;
import io.pointsman.actions.shift.ports.Alarms;
import io.pointsman.actions.shift.ports.CodeDeployGroups;
import io.pointsman.actions.shift.ports.Ports;
import io.pointsman.actions.shift.settings.ShiftRequest;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.Phase;
import io.pointsman.runtime.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whether the alarms of a shift are there, and quiet, before anything moves: CodeDeploy takes the name of an alarm that does not exist,
 * and then nothing would stop the shift; one that rings would stop it at once.
 */
final class AlarmCheck {
    private final Alarms alarms;
    private final CodeDeployGroups groups;
    private final ShiftRequest request;

    AlarmCheck(Ports ports, ShiftRequest request) {
        this.alarms = ports.alarms();
        this.groups = ports.groups();
        this.request = request;
    }

    void refuse(List<FunctionDeployment> shifts) {
        Map<String, Set<String>> functions = new TreeMap<>();
        shifts.stream()
                .filter(shift -> shift.is(Phase.PENDING))
                .forEach(shift -> heeded(shift)
                        .forEach(alarm -> functions
                                .computeIfAbsent(alarm, it -> new TreeSet<>())
                                .add(shift.id())));
        if (functions.isEmpty()) {
            return;
        }
        Map<String, Alarms.Now> found = alarms.look(functions.keySet());
        refuseMissing(functions, found);
        refuseRinging(functions, found);
    }

    /** The group that a release is brought back with stays as it is, with its own alarms. */
    private Stream<String> heeded(FunctionDeployment shift) {
        if (shift.alarms().isEmpty() || request.to().isEmpty()) {
            return shift.alarms().stream();
        }
        return groups
                .group(request.groupId(shift.id()))
                .map(CodeDeployGroups.Group::alarms)
                .orElse(shift.alarms())
                .stream()
                .filter(alarm -> !GeneratedNames.of(request, shift.alias()).isOne(alarm));
    }

    private void refuseMissing(Map<String, Set<String>> functions, Map<String, Alarms.Now> found) {
        List<String> missing = functions.keySet().stream()
                .filter(alarm -> !found.containsKey(alarm))
                .map(alarm -> alarm + ofFunctions(functions, alarm))
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.configuration("CloudWatch has no alarm " + Names.shown(missing) + " in "
                    + alarms.region()
                    + " of the account that the stack is in, and nothing would stop the shift. Alarms takes"
                    + " names, not ARNs; case counts. Correct the name, create the alarm, or leave it out");
        }
    }

    private void refuseRinging(Map<String, Set<String>> functions, Map<String, Alarms.Now> found) {
        List<String> lines = new ArrayList<>();
        functions.keySet().forEach(alarm -> {
            Alarms.Now now = found.get(alarm);
            if (now != null && now.ringing()) {
                lines.add("alarm " + alarm + ofFunctions(functions, alarm) + " is in ALARM"
                        + (now.reason().isBlank() ? "" : ": " + now.reason()));
            }
        });
        if (!lines.isEmpty()) {
            throw new Refusal(
                    FailureKind.JOB_FAILED,
                    Names.lines(lines)
                            + "\nCodeDeploy would stop the shift at once. Retry the stage once the alarm"
                            + " is OK, or leave it out of Alarms in this release");
        }
    }

    private static String ofFunctions(Map<String, Set<String>> functions, String alarm) {
        return " (" + Names.shown(functions.getOrDefault(alarm, Set.of())) + ")";
    }
}
