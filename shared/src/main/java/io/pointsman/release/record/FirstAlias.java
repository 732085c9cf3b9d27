package io.pointsman.release.record;

import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A function that gets its alias in this release: there is no traffic to shift, and nothing to go back to, but its hooks are asked all
 * the same. Pointsman makes the alias, or the stack has.
 */
public final class FirstAlias extends FunctionDeployment {
    FirstAlias(String id, JsonObject json) {
        super(id, json);
    }

    /**
     * @param before name of the hook that is asked before the alias is made
     * @param after name of the hook that is asked next
     */
    public static FirstAlias of(Target target, Optional<String> before, Optional<String> after) {
        JsonObject json = FunctionFields.BEFORE.put(target.json(Phase.NO_ALIAS), before);
        return new FirstAlias(target.id(), FunctionFields.AFTER.put(json, after));
    }

    /** The stack has made the alias already. */
    public FirstAlias madeByStack() {
        return in(with(FunctionFields.BY_STACK, true));
    }

    @Override
    FirstAlias in(JsonObject next) {
        return new FirstAlias(id(), next);
    }

    @Override
    public boolean isUntouched() {
        return is(Phase.NO_ALIAS);
    }

    /** The hook of a lifecycle event that is still to be asked. */
    public Optional<String> unasked(String event) {
        boolean asked = events().stream().anyMatch(one -> one.name().equals(event));
        Field<String> hook = event.startsWith("Before") ? FunctionFields.BEFORE : FunctionFields.AFTER;
        return asked ? Optional.empty() : hook.find(json());
    }

    /** @param yes what the hook said */
    public FirstAlias asked(String event, Instant from, Instant to, boolean yes) {
        DeploymentEvent asked =
                new DeploymentEvent(event, yes ? "Succeeded" : "Failed", Optional.of(from), Optional.of(to));
        return in(lived(List.of(asked)).json());
    }

    /** The alias is there. */
    public FirstAlias created() {
        return in(at(Phase.CREATED));
    }

    /** Nothing was begun. */
    public FirstAlias skipped() {
        return in(at(Phase.SKIPPED));
    }

    /** The alias that this release made is gone again. */
    public FirstAlias removed() {
        return in(at(Phase.ROLLED_BACK));
    }

    /** The alias that this release made is left, because somebody has moved it. */
    public FirstAlias notRemoved() {
        return in(at(Phase.FAILED));
    }

    public FirstAlias failed(Instant now, String what) {
        return in(failedAt(now, what));
    }
}
