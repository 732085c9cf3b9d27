package io.pointsman.endpoint.cloudformation.change;

import io.pointsman.endpoint.cloudformation.change.ResourceChange.Action;
import io.pointsman.endpoint.cloudformation.change.ResourceChange.Replacement;
import io.pointsman.endpoint.cloudformation.drift.Drift;
import io.pointsman.endpoint.cloudformation.intrinsic.Desired;
import io.pointsman.endpoint.cloudformation.intrinsic.Desired.Wanted;
import io.pointsman.endpoint.cloudformation.intrinsic.Evaluator;
import io.pointsman.endpoint.cloudformation.resource.Made;
import io.pointsman.endpoint.cloudformation.stack.Blueprint;
import io.pointsman.endpoint.cloudformation.stack.NoEchoValues;
import io.pointsman.endpoint.cloudformation.stack.Stack;
import io.pointsman.endpoint.cloudformation.stack.StackResource;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.endpoint.open.OpenQuestion;
import io.pointsman.endpoint.open.Readings;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What would change if a stack became what a blueprint says. Asks no service but for drift: it compares what was asked for. */
public final class Comparison {
    private final Stack stack;
    private final Blueprint blueprint;
    private final Desired desired;
    private final boolean revertsDrift;
    private final Readings readings;
    private final Map<String, ResourceChange> changes = new LinkedHashMap<>();
    private boolean drifted;

    public Comparison(Stack stack, Blueprint blueprint, Desired desired) {
        this(stack, blueprint, desired, false, new Readings());
    }

    /** @param revertsDrift what is really there is compared, too, and every service is asked */
    public Comparison(Stack stack, Blueprint blueprint, Desired desired, boolean revertsDrift, Readings readings) {
        this.readings = readings;
        this.stack = stack;
        this.blueprint = blueprint;
        this.desired = desired;
        this.revertsDrift = revertsDrift;
    }

    /** The changes, by logical id. */
    public List<ResourceChange> changes() {
        refuseOtherTypes();
        desired.resources().values().forEach(this::compare);
        stack.resources().values().stream()
                .filter(resource -> !desired.resources().containsKey(resource.id()))
                .filter(resource -> resource.made().isPresent())
                .forEach(this::removed);
        return changes.values().stream()
                .sorted(Comparator.comparing(ResourceChange::id))
                .toList();
    }

    /** Whether executing would do anything at all: outputs, stack tags and a failure that was left as it is count too. */
    public boolean isEmpty() {
        return changes().isEmpty()
                && !stack.status().isLeftFailed()
                && Values.same(described(stack.desired()), described(desired))
                && !retags();
    }

    private boolean retags() {
        return !stack.blueprint().map(Blueprint::tags).orElse(Map.of()).equals(blueprint.tags());
    }

    private static Map<String, Object> described(Desired wanted) {
        Map<String, Object> outputs = new LinkedHashMap<>();
        wanted.outputs()
                .forEach((name, output) -> outputs.put(
                        name,
                        List.of(
                                output.value(),
                                output.description().orElse(""),
                                output.export().orElse(""))));
        return outputs;
    }

    private void refuseOtherTypes() {
        Set<String> others = new TreeSet<>();
        desired.resources()
                .values()
                .forEach(wanted -> stack.resource(wanted.id())
                        .filter(resource ->
                                resource.made().isPresent() && !resource.type().equals(wanted.type()))
                        .ifPresent(resource -> others.add(resource.id())));
        if (!others.isEmpty()) {
            throw Invalid.because(
                    "Update of resource type is not permitted. The new template modifies resource type of "
                            + "the following resources: [" + String.join(", ", others) + "]");
        }
    }

    private void compare(Wanted wanted) {
        Optional<StackResource> now =
                stack.resource(wanted.id()).filter(one -> one.made().isPresent());
        if (now.isEmpty()) {
            add(wanted);
            return;
        }
        List<Detail> details =
                new Reasons(now.get().wanted(), wanted, changedParameters(), retags(), changes).details();
        if (!details.isEmpty()) {
            modify(now.get(), wanted, details);
        }
        if (revertsDrift) {
            revert(now.get(), wanted);
        }
    }

    private void revert(StackResource now, Wanted wanted) {
        Drift drift = Drift.of(stack.world(), now);
        drifted = drifted || !drift.differences().isEmpty() || drift.status() == Drift.Status.DELETED;
        new DriftedChanges(
                        now,
                        drift,
                        Optional.ofNullable(changes.get(wanted.id())),
                        properties(wanted),
                        secrets(),
                        stack.world().clock().instant())
                .reverting()
                .ifPresent(change -> changes.put(wanted.id(), change));
    }

    /** DRIFTED or IN_SYNC, once the changes are known. */
    public String driftStatus() {
        return drifted ? "DRIFTED" : "IN_SYNC";
    }

    private void add(Wanted wanted) {
        changes.put(
                wanted.id(),
                new ResourceChange(
                        Action.ADD,
                        wanted.id(),
                        Optional.empty(),
                        wanted.type(),
                        Replacement.NONE,
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        new Contexts(false, Map.of(), after(wanted), secrets(), oldSecrets()),
                        Optional.empty()));
    }

    private void modify(StackResource now, Wanted wanted, List<Detail> details) {
        Set<String> scope = new LinkedHashSet<>();
        details.forEach(detail -> scope.add(detail.attribute()));
        Replacement replacement = replacement(details);
        changes.put(
                wanted.id(),
                new ResourceChange(
                        Action.MODIFY,
                        wanted.id(),
                        now.made().map(Made::physicalId),
                        wanted.type(),
                        replacement,
                        List.copyOf(scope),
                        details,
                        replacement == Replacement.TRUE ? Optional.of(replacePolicy(wanted)) : Optional.empty(),
                        new Contexts(false, before(now), after(wanted), secrets(), oldSecrets()),
                        Optional.empty()));
    }

    private static Replacement replacement(List<Detail> details) {
        if (details.stream().anyMatch(detail -> detail.recreates() && detail.isCertain())) {
            return Replacement.TRUE;
        }
        return details.stream().anyMatch(Detail::recreates) ? Replacement.CONDITIONAL : Replacement.FALSE;
    }

    private static String replacePolicy(Wanted wanted) {
        return "ReplaceAnd" + wanted.declared().replacePolicy().orElse("Delete");
    }

    private void removed(StackResource resource) {
        changes.put(
                resource.id(),
                new ResourceChange(
                        Action.REMOVE,
                        resource.id(),
                        resource.made().map(Made::physicalId),
                        resource.type(),
                        Replacement.NONE,
                        List.of(),
                        List.of(),
                        Optional.of(
                                resource.wanted().declared().deletionPolicy().orElse("Delete")),
                        new Contexts(false, unresolved(resource), Map.of(), secrets(), oldSecrets()),
                        Optional.empty()));
    }

    private static Map<String, Object> before(StackResource resource) {
        return Map.of("Properties", resource.made().map(Made::properties).orElse(Map.of()));
    }

    /** What is removed is shown as its template says it: no reference in it is followed. */
    private Map<String, Object> unresolved(StackResource resource) {
        return stack.blueprint()
                .<Map<String, Object>>map(was -> Map.of(
                        "Properties",
                        new Evaluator(
                                        was.processed(),
                                        was.parameters(),
                                        stack.scene(was.notificationArns()),
                                        new Unfollowed())
                                .members(resource.wanted().properties())))
                .orElseGet(() -> before(resource));
    }

    private Map<String, Object> after(Wanted wanted) {
        return Map.of("Properties", properties(wanted));
    }

    private Map<String, Object> properties(Wanted wanted) {
        Evaluator evaluator = new Evaluator(
                blueprint.processed(),
                blueprint.parameters(),
                stack.scene(blueprint.notificationArns()),
                new Known(stack, changes));
        return evaluator.members(wanted.properties());
    }

    private Set<String> changedParameters() {
        Map<String, String> before =
                stack.blueprint().map(Blueprint::parameters).orElse(Map.of());
        Set<String> changed = new LinkedHashSet<>();
        blueprint.parameters().forEach((name, value) -> {
            if (!value.equals(before.get(name))) {
                changed.add(name);
            }
        });
        return changed;
    }

    private NoEchoValues oldSecrets() {
        return readings.isOtherwise(OpenQuestion.OLD_SECRET) ? new NoEchoValues(Set.of()) : secrets();
    }

    /** Of both sides: the value that goes is as secret as the one that comes. */
    private NoEchoValues secrets() {
        return stack.secrets().and(NoEchoValues.of(blueprint));
    }
}
