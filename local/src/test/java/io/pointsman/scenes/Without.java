package io.pointsman.scenes;

import io.pointsman.cloudformation.ChangeSetNow;
import io.pointsman.cloudformation.ChangeSetOrder;
import io.pointsman.cloudformation.ChangeSets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * CloudFormation for an action {@code changeset} that lacks a safeguard: the pin, because the template of the release is sent as it is;
 * or the guard, because it does not see what happens to aliases.
 */
final class Without implements ChangeSets {
    /** A safeguard. */
    enum Safeguard {
        PIN,
        GUARD,
        PUT_BACK
    }

    private final ChangeSets real;
    private final Set<Safeguard> off;
    private final Supplier<String> template;

    /** @param template of the release, as it was written */
    Without(ChangeSets real, Set<Safeguard> off, Supplier<String> template) {
        this.real = real;
        this.off = off;
        this.template = template;
    }

    @Override
    public Creation create(ChangeSetOrder order) {
        return real.create(off.contains(Safeguard.PIN) ? unpinned(order) : order);
    }

    private ChangeSetOrder unpinned(ChangeSetOrder order) {
        return new ChangeSetOrder(
                order.stack(),
                order.name(),
                order.kind(),
                order.token(),
                order.mark(),
                new ChangeSetOrder.Template.Inline(template.get()),
                order.parameters(),
                order.options());
    }

    @Override
    public Optional<ChangeSetNow> read(String arn) {
        return real.read(arn).map(now -> off.contains(Safeguard.GUARD) ? unseen(now) : now);
    }

    private static ChangeSetNow unseen(ChangeSetNow now) {
        return new ChangeSetNow(
                now.arn(),
                now.name(),
                now.stackId(),
                now.status(),
                now.execution(),
                now.reason(),
                now.mark(),
                now.includesNested(),
                now.changes().stream()
                        .filter(change -> change.logicalId().equals("F"))
                        .toList());
    }

    @Override
    public Optional<StackNow> stack(String name) {
        return real.stack(name);
    }

    @Override
    public Optional<String> mover(String stack) {
        return real.mover(stack);
    }

    @Override
    public Optional<ChangeSetNow> find(String stack, String name) {
        return real.find(stack, name);
    }

    @Override
    public void delete(String arn) {
        real.delete(arn);
    }

    @Override
    public void deleteStack(String id, String token, Optional<String> roleArn) {
        real.deleteStack(id, token, roleArn);
    }

    @Override
    public Findings findings(String arn) {
        return real.findings(arn);
    }
}
