package io.pointsman.actions.shift;

import io.pointsman.engine.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes in CodeDeploy what a shift needs where it is absent, and brings it in line where it differs. May be repeated. */
final class Preparation {
    private final Places places;
    private final ShiftRequest request;
    private final Supplier<String> defaultRole;

    Preparation(Places places, ShiftRequest request, Supplier<String> defaultRole) {
        this.places = places;
        this.request = request;
        this.defaultRole = defaultRole;
    }

    void of(Attempt attempt) {
        if (attempt.in(Phase.WAITING).findAny().isEmpty()) {
            return;
        }
        places.application(request.application());
        if (request.config().own()) {
            config(request.config().name(), request.config().routing().orElseThrow());
        }
        attempt.in(Phase.WAITING).forEach(function -> group(request.place(function.id())));
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

    private void group(Place place) {
        Places.Group wanted = new Places.Group(
                request.serviceRole().orElseGet(defaultRole),
                request.config().name(),
                request.autoRollback() ? Places.Group.EVERY_EVENT : List.of(),
                request.alarms().stream().sorted().toList());
        Optional<Places.Group> found = places.group(place);
        if (found.isEmpty()) {
            places.createGroup(place, wanted);
        } else if (!found.get().equals(wanted)) {
            places.updateGroup(place, wanted);
        }
    }
}
