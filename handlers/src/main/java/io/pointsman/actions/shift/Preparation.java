package io.pointsman.actions.shift;

import io.pointsman.engine.Refusal;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.FunctionShift;
import io.pointsman.release.record.Phase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Makes in CodeDeploy what a shift needs where it is absent, and brings it in line where it differs. May be repeated. */
final class Preparation {
    private final Ports ports;
    private final Places places;
    private final ShiftRequest request;
    private final Supplier<String> defaultRole;

    Preparation(Ports ports, ShiftRequest request, Supplier<String> defaultRole) {
        this.ports = ports;
        this.places = ports.places();
        this.request = request;
        this.defaultRole = defaultRole;
    }

    void of(Attempt attempt) {
        attempt.functions().forEach(this::repair);
        new CheckOrders(ports.records(), request).write(attempt);
        List<String> waiting = attempt.in(Phase.WAITING).map(FunctionShift::id).toList();
        if (waiting.isEmpty()) {
            return;
        }
        places.application(request.application());
        Map<String, Routing> own = new TreeMap<>();
        attempt.in(Phase.WAITING)
                .map(function -> TrafficConfig.of(function.config()))
                .filter(TrafficConfig::own)
                .forEach(config -> own.put(config.name(), config.routing().orElseThrow()));
        own.forEach(this::config);
        waiting.forEach(id -> group(request.place(id), request.track(id)));
    }

    private void repair(FunctionShift function) {
        function.repair().ifPresent(version -> ports.aliases().rest(function.function(), function.alias(), version));
    }

    private void config(String name, Routing wanted) {
        Optional<Routing> found = places.config(name);
        if (found.isEmpty()) {
            places.createConfig(name, wanted);
        } else if (!found.get().equals(wanted)) {
            throw Refusal.configuration(
                    "deployment configuration " + name + " exists and does something else (" + found.get()
                            + "), and CodeDeploy cannot change one; delete it, or choose another DeploymentConfigName");
        }
    }

    private void group(Place place, Track track) {
        Places.Group wanted = new Places.Group(
                request.serviceRole().orElseGet(defaultRole),
                track.config().name(),
                request.rules().autoRollback() ? Places.Group.EVERY_EVENT : List.of(),
                track.alarms().stream().sorted().toList());
        Optional<Places.Group> found = places.group(place);
        if (request.to().isPresent() && found.isPresent()) {
            return; // set up for the way forth
        }
        if (found.isEmpty()) {
            places.createGroup(place, wanted);
        } else if (!found.get().equals(wanted)) {
            places.updateGroup(place, wanted);
        }
    }
}
