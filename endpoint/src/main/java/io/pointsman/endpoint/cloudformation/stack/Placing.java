package io.pointsman.endpoint.cloudformation.stack;

import io.pointsman.endpoint.cloudformation.intrinsic.Desired.Wanted;
import io.pointsman.endpoint.cloudformation.resource.Kind;
import io.pointsman.endpoint.cloudformation.resource.Kinds;
import io.pointsman.endpoint.cloudformation.resource.Made;
import io.pointsman.endpoint.cloudformation.resource.Replacing;
import io.pointsman.endpoint.cloudformation.resource.Wish;
import io.pointsman.endpoint.cloudformation.resource.Work;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.endpoint.kept.KeptSupplier;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Makes one resource be as a blueprint wants it: creates it, changes it, replaces it, or finds that it is so already. */
final class Placing implements Task {
    private final Stack stack;
    private final Wanted wanted;
    private final KeptSupplier<Wish> asked;
    private final Touched touched;
    private final boolean retags;
    private final StackPolicy policy;
    private Optional<Wish> wish = Optional.empty();
    private Act act = Act.CREATE;
    private boolean told;

    private enum Act {
        CREATE,
        UPDATE,
        REPLACE
    }

    /** @param asked evaluated when the turn comes, because only then what it refers to is there */
    Placing(Stack stack, Wanted wanted, KeptSupplier<Wish> asked, Touched touched, boolean retags, StackPolicy policy) {
        this.stack = stack;
        this.wanted = wanted;
        this.asked = asked;
        this.touched = touched;
        this.retags = retags;
        this.policy = policy;
    }

    @Override
    public boolean isIdle() {
        Wish now = asked.get();
        wish = Optional.of(now);
        Optional<Made> made = stack.made(wanted.id());
        boolean same = made.filter(old -> Values.same(old.properties(), now.properties()))
                .isPresent();
        if (same && !retags) {
            stack.resource(wanted.id()).ifPresent(old -> stack.put(old.with(wanted)));
            return true;
        }
        act = made.map(old -> needsAnother(old, now) ? Act.REPLACE : Act.UPDATE).orElse(Act.CREATE);
        refuseForbidden();
        return false;
    }

    /** Before anything is announced: CloudFormation's events then know of the failure only. */
    private void refuseForbidden() {
        if (act == Act.CREATE) {
            return;
        }
        StackPolicy.Act asked = act == Act.REPLACE ? StackPolicy.Act.REPLACE : StackPolicy.Act.MODIFY;
        policy.refusal(asked, wanted.id(), wanted.type()).ifPresent(said -> {
            touched.remember(wanted.id(), stack.resource(wanted.id()));
            throw Invalid.because(said);
        });
    }

    private boolean needsAnother(Made old, Wish now) {
        return Differences.of(old.properties(), now.properties()).stream()
                .anyMatch(property -> Replacing.isForced(wanted.type(), property));
    }

    @Override
    public void announce() {
        touched.remember(wanted.id(), stack.resource(wanted.id()));
        switch (act) {
            case CREATE -> move(ResourceStatus.CREATE_IN_PROGRESS, "");
            case UPDATE -> move(ResourceStatus.UPDATE_IN_PROGRESS, "");
            case REPLACE ->
                move(
                        ResourceStatus.UPDATE_IN_PROGRESS,
                        "Requested update requires the creation of a new physical resource; hence creating one.");
        }
    }

    @Override
    public Work work() {
        Wish now = wish.orElseThrow();
        Marker.of(wanted).hook().ifPresent(this::refused);
        Marker.of(wanted).check(act == Act.CREATE ? "CREATE" : "UPDATE");
        Kind kind = Kinds.of(stack.world(), wanted.type());
        return Resolving.of(
                now,
                wish -> act == Act.UPDATE
                        ? kind.update(wish, stack.made(wanted.id()).orElseThrow())
                        : kind.create(wish));
    }

    /** A hook speaks before the resource's own service is asked. */
    private void refused(HookWord word) {
        ResourceStatus status =
                act == Act.CREATE ? ResourceStatus.CREATE_IN_PROGRESS : ResourceStatus.UPDATE_IN_PROGRESS;
        stack.tell(wanted, status, word);
        throw Invalid.because("The following hook(s) failed: [" + word.type() + "]");
    }

    @Override
    public void known(Made made) {
        if (!told && act != Act.UPDATE) {
            ResourceStatus status =
                    act == Act.CREATE ? ResourceStatus.CREATE_IN_PROGRESS : ResourceStatus.UPDATE_IN_PROGRESS;
            stack.move(wanted, Optional.of(made), status, "Resource creation Initiated");
        }
        told = true;
    }

    @Override
    public void done(Made made) {
        known(made);
        ResourceStatus status = act == Act.CREATE ? ResourceStatus.CREATE_COMPLETE : ResourceStatus.UPDATE_COMPLETE;
        stack.move(wanted, Optional.of(made), status, "");
    }

    @Override
    public void failed(String reason) {
        move(act == Act.CREATE ? ResourceStatus.CREATE_FAILED : ResourceStatus.UPDATE_FAILED, reason);
    }

    @Override
    public void cancelled() {
        failed(act == Act.CREATE ? "Resource creation cancelled" : "Resource update cancelled");
    }

    @Override
    public Duration takes() {
        return Marker.of(wanted).takes();
    }

    /** The event tells what the resource is to be, before there is one, and when none could be made. */
    private void move(ResourceStatus status, String reason) {
        Optional<Made> made = stack.made(wanted.id());
        Map<String, Object> properties =
                wish.map(Wish::properties).or(() -> made.map(Made::properties)).orElse(Map.of());
        stack.move(wanted, made, status, reason, properties);
    }
}
