package io.pointsman.actions.shift.plan;

import io.pointsman.actions.shift.alarm.AlarmUpkeep;
import io.pointsman.actions.shift.attempt.Verifications;
import io.pointsman.actions.shift.ports.CodeDeployGroups;
import io.pointsman.actions.shift.ports.DeploymentGroupId;
import io.pointsman.actions.shift.ports.Ports;
import io.pointsman.actions.shift.ports.Routing;
import io.pointsman.actions.shift.settings.ShiftRequest;
import io.pointsman.actions.shift.settings.TrafficConfig;
import io.pointsman.actions.shift.settings.TrafficSettings;
import io.pointsman.engine.Refusal;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.Phase;
import io.pointsman.runtime.Parallel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes in CodeDeploy what a shift needs where it is absent, and brings it in line where it differs. May be repeated. */
public final class Preparation {
    private final Ports ports;
    private final CodeDeployGroups groups;
    private final ShiftRequest request;
    private final Supplier<String> defaultRole;

    public Preparation(Ports ports, ShiftRequest request, Supplier<String> defaultRole) {
        this.ports = ports;
        this.groups = ports.groups();
        this.request = request;
        this.defaultRole = defaultRole;
    }

    public void of(Attempt attempt) {
        attempt.functions().forEach(this::repair);
        new Verifications(ports.records(), request).write(attempt);
        if (attempt.in(Phase.PENDING).findAny().isEmpty()) {
            return;
        }
        new AlarmUpkeep(ports.watch(), request).make(attempt, ports.clock().instant());
        groups.application(request.application());
        Map<String, Routing> own = new TreeMap<>();
        attempt.in(Phase.PENDING)
                .map(function -> TrafficConfig.of(function.config()))
                .filter(TrafficConfig::own)
                .forEach(config -> own.put(config.name(), config.routing().orElseThrow()));
        own.forEach(this::config);
        String role = request.serviceRole().orElseGet(defaultRole);
        Parallel.each(attempt.in(Phase.PENDING).toList(), function -> group(function, role));
    }

    private void repair(FunctionDeployment function) {
        function.repair().ifPresent(version -> ports.aliases().rest(function.function(), function.alias(), version));
    }

    private void config(String name, Routing wanted) {
        Optional<Routing> found = groups.config(name);
        if (found.isEmpty()) {
            groups.createConfig(name, wanted);
        } else if (!found.get().equals(wanted)) {
            throw Refusal.configuration(
                    "deployment configuration " + name + " exists and does something else (" + found.get()
                            + "), and CodeDeploy cannot change one; delete it, or choose another DeploymentConfigName");
        }
    }

    private void group(FunctionDeployment function, String role) {
        DeploymentGroupId groupId = request.groupId(function.id());
        TrafficSettings traffic = request.traffic(function.id());
        CodeDeployGroups.Group wanted = new CodeDeployGroups.Group(
                role,
                traffic.config().name(),
                request.rules().autoRollback() ? CodeDeployGroups.Group.EVERY_EVENT : List.of(),
                Stream.concat(traffic.alarms().names().stream(), function.generatedAlarms().stream())
                        .sorted()
                        .toList());
        Optional<CodeDeployGroups.Group> found = groups.group(groupId);
        if (request.to().isPresent() && found.isPresent()) {
            return; // set up for the way forth
        }
        if (found.isEmpty()) {
            groups.createGroup(groupId, wanted);
        } else if (!found.get().equals(wanted)) {
            groups.updateGroup(groupId, wanted);
        }
    }
}
