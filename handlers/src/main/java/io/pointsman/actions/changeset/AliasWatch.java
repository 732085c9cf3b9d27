package io.pointsman.actions.changeset;

import io.pointsman.actions.changeset.ChangeSetAction.Ports;
import io.pointsman.alias.DeployedStack;
import io.pointsman.alias.guard.AliasFacts;
import io.pointsman.alias.guard.AliasGuard;
import io.pointsman.alias.guard.AliasGuard.Settlement;
import io.pointsman.alias.guard.AliasReading;
import io.pointsman.cloudformation.ChangeSetNow;
import io.pointsman.cloudformation.ChangeSets.StackNow;
import io.pointsman.release.AliasState;
import io.pointsman.release.record.SubmittedTemplate;
import io.pointsman.release.record.UnmovedAliases;
import io.pointsman.review.Objection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds a finished change set against the aliases that customers call, before anybody can execute it. */
final class AliasWatch {
    private final Submitting submitting;
    private final EquivalentVersions versions;

    AliasWatch(Submitting submitting, Ports ports) {
        this.submitting = submitting;
        this.versions = ports.versions();
    }

    /**
     * What the change set was made from, and the stack that it is for.
     *
     * @param aliases for this look, so that the page shows what the guard went by
     */
    record Submitted(Optional<StackNow> stack, SubmittedTemplate facts, AliasReadings aliases) {}

    /**
     * @param settled functions for which another change set is to be made; nothing is objected to then
     * @param unmoved what {@code execute} has to look at again
     */
    record Verdict(List<Objection> objections, Set<String> settled, UnmovedAliases unmoved) {}

    Verdict look(ChangeSetRequest request, ChangeSetNow now, Submitted submitted) {
        DeployedStack stack = submitting.deployed(submitted.stack());
        AliasGuard guard = new AliasGuard(facts(request, submitted, stack), submitted.aliases()::now);
        List<Objection> objections = guard.objections(now.all());
        Set<String> settled = objections.isEmpty() ? Set.of() : settled(guard, now, objections);
        boolean again = !settled.isEmpty() && submitting.settle(request, now.name(), settled);
        return again
                ? new Verdict(List.of(), settled, UnmovedAliases.NONE)
                : new Verdict(objections, Set.of(), guard.unmoved(now.all()));
    }

    private AliasFacts facts(ChangeSetRequest request, Submitted submitted, DeployedStack stack) {
        SubmittedTemplate template = submitted.facts();
        Set<String> allowed = new HashSet<>(request.aliases().atOnce());
        template.settled().stream()
                .filter(function -> isStillEqual(request, function, stack, submitted.aliases()))
                .forEach(allowed::add);
        return new AliasFacts(
                request.aliases().production(),
                stack.functions(),
                template.aliases(),
                allowed,
                Submitting.nestedWithAliases(request, stack),
                stack,
                template.includesNested());
    }

    /** The code may have been changed by hand since the new version was planned, and then it would not equal the one before. */
    private boolean isStillEqual(
            ChangeSetRequest request, String function, DeployedStack stack, AliasReadings aliases) {
        Optional<String> alias = request.aliases().production().of(function);
        return alias.isPresent()
                && stack.functions().entrySet().stream()
                        .filter(one -> one.getValue().equals(function))
                        .map(Map.Entry::getKey)
                        .anyMatch(physical ->
                                aliases.now(physical, alias.get()) instanceof AliasReading.On(AliasState state)
                                        && versions.isLatest(physical, state.version()));
    }

    /** All or nothing: where something else is objected to as well, that is said first. */
    private Set<String> settled(AliasGuard guard, ChangeSetNow now, List<Objection> objections) {
        List<Settlement> possible = guard.settlements(now.all()).stream()
                .filter(one -> versions.isLatest(one.physical(), one.version()))
                .toList();
        Set<String> resources = possible.stream().map(Settlement::resource).collect(Collectors.toSet());
        return objections.stream().allMatch(one -> resources.contains(one.resource()))
                ? possible.stream().map(Settlement::function).collect(Collectors.toSet())
                : Set.of();
    }
}
