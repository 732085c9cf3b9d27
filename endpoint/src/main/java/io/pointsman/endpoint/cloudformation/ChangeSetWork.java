package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.World;
import io.pointsman.endpoint.cloudformation.change.Comparison;
import io.pointsman.endpoint.cloudformation.change.ResourceChange;
import io.pointsman.endpoint.cloudformation.intrinsic.Desired;
import io.pointsman.endpoint.cloudformation.stack.Blueprint;
import io.pointsman.endpoint.cloudformation.template.Refusals;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** What CloudFormation does to make a change set once it has taken the wish for it: transform, compare, validate, look inside. */
final class ChangeSetWork {
    static final String NO_CHANGES =
            "The submitted information didn't contain changes. Submit different information to create a change set.";
    static final String NO_UPDATES = "No updates are to be performed.";

    private final World world;
    private final Blueprints blueprints;
    private final NestedChangeSets nested;

    ChangeSetWork(World world, Blueprints blueprints, NestedChangeSets nested) {
        this.world = world;
        this.blueprints = blueprints;
        this.nested = nested;
    }

    /** Ends with the change set ready or failed. */
    void on(ChangeSet made) {
        try {
            Blueprint processed = blueprints.processed(made.blueprint());
            Capabilities.check(processed.processed(), processed.capabilities());
            Desired desired = blueprints.desired(processed, made.stack());
            finish(made, processed, desired);
        } catch (RuntimeException e) {
            made.fail(Refusals.of(e).said());
        }
    }

    private void finish(ChangeSet made, Blueprint processed, Desired desired) {
        Comparison comparison = new Comparison(made.stack(), processed, desired, made.revertsDrift(), world.readings());
        if (comparison.isEmpty()) {
            made.fail(processed.original().transforms().isEmpty() ? NO_CHANGES : NO_UPDATES);
            return;
        }
        List<ResourceChange> changes = Imported.changes(made, comparison.changes());
        Optional<String> refused = refusal(made, desired, changes);
        if (refused.isPresent()) {
            made.fail(refused.get());
            return;
        }
        made.driftStatus(comparison.driftStatus());
        made.ready(
                processed,
                desired,
                made.asked().flag("IncludeNestedStacks") ? nested.of(made, changes, this) : changes);
    }

    /** Hooks for change sets are asked first, then the early validation. */
    private Optional<String> refusal(ChangeSet made, Desired desired, List<ResourceChange> changes) {
        Optional<ChangeSetHook> hook = ChangeSetHook.of(made.blueprint().original());
        if (hook.isPresent()) {
            made.found(List.of(hook.get().event(world, made)));
            return Optional.of(hook.get().said());
        }
        EarlyValidation validation = new EarlyValidation(world, made);
        List<JsonObject> findings =
                made.asked().flag("DisableValidation") ? List.of() : validation.findings(changes, desired);
        made.found(findings);
        return findings.isEmpty() ? Optional.empty() : Optional.of(EarlyValidation.reason(findings));
    }
}
