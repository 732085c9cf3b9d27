package io.pointsman.actions.shift.plan;

import io.pointsman.actions.shift.alarm.AlarmPlan;
import io.pointsman.actions.shift.attempt.ShiftAttempts;
import io.pointsman.actions.shift.ports.Deployment;
import io.pointsman.actions.shift.ports.Ports;
import io.pointsman.actions.shift.settings.Hooks;
import io.pointsman.actions.shift.settings.ShiftRequest;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.Phase;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.PublishedVersions;
import io.pointsman.runtime.Parallel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The vector of a release: for each function what has to happen to its alias. Writes nothing; whatever would keep a function from
 * moving stops the release here, before anything moves.
 */
public final class Planner {
    private final ShiftRequest request;
    private final PublishedVersions published;
    private final Hooks hooks;
    private final FunctionPlanner functions;
    private final AlarmCheck alarms;
    private final StackMembers members;
    private final GroupOwners owners;

    public Planner(Ports ports, ShiftRequest request, TargetVersions targets) {
        this.request = request;
        this.published = targets.versions();
        this.hooks = new Hooks(published);
        this.alarms = new AlarmCheck(ports, request);
        this.members = new StackMembers(ports, request);
        this.owners = new GroupOwners(ports.deployments(), request);
        ShiftAttempts attempts = new ShiftAttempts(ports.records(), request);
        this.functions = new FunctionPlanner(ports, request, hooks, new AliasOrigins(attempts, attempts.record()));
    }

    /** What the plan comes to. */
    public sealed interface Plan {
        record Ready(List<FunctionDeployment> functions) implements Plan {}

        /** Until this deployment has ended, nobody knows from where to shift. */
        record After(Deployment earlier) implements Plan {}
    }

    public Plan plan() {
        request.refuseOthersApplication();
        functions.refuseNamed(published);
        Map<String, PublishedVersion> selected = selected();
        members.refuseOthers(published, selected);
        List<FunctionPlanner.Planned> planned =
                Parallel.map(List.copyOf(selected.entrySet()), each -> functions.plan(each.getKey(), each.getValue()));
        List<String> troubles = all(planned, FunctionPlanner.Planned.Bad.class)
                .map(FunctionPlanner.Planned.Bad::trouble)
                .toList();
        if (!troubles.isEmpty()) {
            throw new Refusal(FailureKind.JOB_FAILED, String.join("\n", troubles));
        }
        return all(planned, FunctionPlanner.Planned.After.class)
                .findFirst()
                .<Plan>map(after -> new Plan.After(after.earlier()))
                .orElseGet(() -> ready(all(planned, FunctionPlanner.Planned.Fine.class)
                        .map(FunctionPlanner.Planned.Fine::function)
                        .toList()));
    }

    private static <T extends FunctionPlanner.Planned> Stream<T> all(
            List<FunctionPlanner.Planned> planned, Class<T> kind) {
        return planned.stream().filter(kind::isInstance).map(kind::cast);
    }

    private Plan ready(List<FunctionDeployment> planned) {
        AlarmPlan guards = new AlarmPlan(request);
        List<FunctionDeployment> shifts = planned.stream()
                .map(shift -> shift.is(Phase.PENDING) ? guards.of(shift, functions.minutes(shift)) : shift)
                .toList();
        ShiftTime.of(shifts, functions::minutes, request.rules().maxConcurrent())
                .refuseMoreThanADay();
        owners.refuse(shifts);
        alarms.refuse(shifts);
        return new Plan.Ready(shifts);
    }

    /** Logical ids and targets. */
    public Map<String, String> wanted() {
        Map<String, String> targets = new LinkedHashMap<>();
        selected().forEach((id, version) -> targets.put(id, version.version()));
        return targets;
    }

    /** What the user means, out of what was published. */
    public Map<String, PublishedVersion> selected() {
        List<String> unknown =
                request.functions().unknown(published.stackFunctions().keySet());
        if (!unknown.isEmpty()) {
            throw Refusal.configuration("UserParameters: Functions names " + String.join(", ", unknown) + ", but stack "
                    + request.stack() + " has the functions "
                    + String.join(", ", published.stackFunctions().keySet()));
        }
        Map<String, PublishedVersion> selected = new LinkedHashMap<>();
        published.functions().forEach((id, version) -> {
            if (request.functions().includes(id) && !isOwnHook(id, version)) {
                selected.put(id, version);
            }
        });
        request.functions().named().forEach(name -> needPublished(selected, name));
        return selected;
    }

    /** A hook that guards its own shift is hardly ever meant; who means it names it. */
    private boolean isOwnHook(String id, PublishedVersion version) {
        return !request.functions().named().contains(id)
                && request.functions().selection().byDefault()
                && published.functions().keySet().stream()
                        .anyMatch(any -> hooks.isHook(request.traffic(any), version.function()));
    }

    private void needPublished(Map<String, PublishedVersion> selected, String name) {
        boolean found = selected.keySet().stream().anyMatch(id -> id.equals(name) || id.startsWith(name + "-"));
        if (!found && request.functions().includes(name)) {
            throw Refusal.configuration("UserParameters: Functions names " + name
                    + ", which publish left out of this release; name it in its Functions, too");
        }
    }
}
