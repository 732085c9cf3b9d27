package io.pointsman.endpoint.cloudformation.stack;

import io.pointsman.endpoint.cloudformation.intrinsic.Desired;
import io.pointsman.endpoint.cloudformation.intrinsic.Desired.Wanted;
import io.pointsman.endpoint.cloudformation.intrinsic.Evaluator;
import io.pointsman.endpoint.cloudformation.resource.Tagging;
import io.pointsman.endpoint.cloudformation.resource.Wish;
import io.pointsman.endpoint.cloudformation.template.Refusals;
import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.endpoint.kept.KeptConsumer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a stack be what a blueprint says, for the first time or again. When it is done, the stack is in a final state and the one
 * who asked hears whether it worked.
 */
public final class Deployment {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Stack stack;
    private final Blueprint blueprint;
    private final Desired desired;
    private final Ask ask;
    private final ExportBook book;
    private final KeptConsumer<Boolean> heard;
    private final Touched touched = new Touched();
    private final boolean isFirst;
    private boolean isCancelled;

    public Deployment(
            Stack stack, Blueprint blueprint, Desired desired, Ask ask, ExportBook book, KeptConsumer<Boolean> heard) {
        this.stack = stack;
        this.blueprint = blueprint;
        this.desired = desired;
        this.ask = ask;
        this.book = book;
        this.heard = heard;
        this.isFirst = stack.status() == StackStatus.REVIEW_IN_PROGRESS;
    }

    public void begin() {
        stack.keeps(NoEchoValues.of(blueprint));
        stack.cancelling(() -> isCancelled = true);
        stack.rollbackDisabled(ask.onFailure() == Ask.OnFailure.DO_NOTHING);
        stack.begin(
                ask.token(),
                isFirst ? StackStatus.CREATE_IN_PROGRESS : StackStatus.UPDATE_IN_PROGRESS,
                "User Initiated");
        if (isFirst) {
            stack.become(blueprint, desired);
        }
        stack.world().clock().after(PAUSE, this::place);
    }

    private void place() {
        if (isCancelled) {
            placed(List.of());
            return;
        }
        Evaluator evaluator = new Live(stack, book::valueOf).evaluator(blueprint);
        Map<String, Task> tasks = new LinkedHashMap<>(ProtectedRemoval.among(stack, desired, ask.policy(), touched));
        desired.resources()
                .forEach((id, wanted) -> tasks.put(
                        id,
                        new Placing(
                                stack, wanted, () -> wish(wanted, evaluator), touched, retags(wanted), ask.policy())));
        Wave wave = new Wave(stack.world().clock(), Graph.making(desired), tasks, true, this::placed);
        stack.cancelling(() -> cancel(wave));
        wave.advance();
    }

    /** CancelUpdateStack. */
    private void cancel(Wave wave) {
        isCancelled = true;
        wave.stop();
    }

    /** Whether the tags of the stack, which its resources take over, are others than before. */
    private boolean retags(Wanted wanted) {
        Map<String, String> before = stack.blueprint().map(Blueprint::tags).orElse(Map.of());
        return Tagging.takesOver(wanted.type()) && !before.equals(blueprint.tags());
    }

    private Wish wish(Wanted wanted, Evaluator evaluator) {
        return new Wish(
                stack.world(),
                stack.name(),
                stack.id(),
                wanted.id(),
                wanted.type(),
                evaluator.members(wanted.properties()),
                blueprint.tags(),
                evaluator.members(Values.mapAt(wanted.declared().attributes(), "UpdatePolicy")));
    }

    private void placed(List<String> failed) {
        if (isCancelled) {
            fail("User Initiated");
            return;
        }
        if (!failed.isEmpty()) {
            fail(new FailedList(stack, failed).said());
            return;
        }
        try {
            Evaluator evaluator = new Live(stack, book::valueOf).evaluator(blueprint);
            Map<String, Output> outputs = new Outputs(stack, book).of(desired, evaluator);
            succeed(outputs);
        } catch (RuntimeException e) {
            fail(Refusals.of(e).said());
        }
    }

    private void succeed(Map<String, Output> outputs) {
        Desired before = stack.desired();
        stack.become(blueprint, desired);
        ask.nextPolicy().ifPresent(stack::policy);
        stack.outputs().clear();
        stack.outputs().putAll(outputs);
        stack.imports().clear();
        stack.imports().addAll(Imports.of(blueprint, stack));
        if (isFirst) {
            stack.move(StackStatus.CREATE_COMPLETE, "");
            heard.accept(true);
            return;
        }
        stack.move(StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, "");
        Cleanup.after(stack, before, desired, touched).run(PAUSE, failed -> {
            stack.move(StackStatus.UPDATE_COMPLETE, "");
            heard.accept(true);
        });
    }

    private void fail(String reason) {
        switch (ask.onFailure()) {
            case DO_NOTHING -> stay(reason);
            case DELETE, ROLLBACK -> {
                if (isFirst) {
                    undoCreation(reason);
                } else {
                    new UpdateRollback(stack, touched, desired, () -> heard.accept(false)).begin(reason);
                }
            }
        }
    }

    /** Rollback is disabled: what was made stays for somebody to look at, or to take back later. */
    private void stay(String reason) {
        Optional<Blueprint> oldBlueprint = stack.blueprint();
        Desired oldDesired = stack.desired();
        stack.become(blueprint, desired);
        stack.move(isFirst ? StackStatus.CREATE_FAILED : StackStatus.UPDATE_FAILED, reason);
        stack.wayBack(Optional.of((token, skipped) -> {
            if (isFirst) {
                stack.begin(token, StackStatus.ROLLBACK_IN_PROGRESS, "User Initiated");
                removeAll(false);
            } else {
                oldBlueprint.ifPresent(old -> stack.become(old, oldDesired));
                new UpdateRollback(stack, touched, desired, () -> {}).begin(token, "User Initiated");
            }
        }));
        heard.accept(false);
    }

    private void undoCreation(String reason) {
        boolean deletes = ask.onFailure() == Ask.OnFailure.DELETE;
        stack.move(
                deletes ? StackStatus.DELETE_IN_PROGRESS : StackStatus.ROLLBACK_IN_PROGRESS,
                reason + (deletes ? "Delete requested by user." : "Rollback requested by user."));
        removeAll(deletes);
    }

    private void removeAll(boolean deletes) {
        Cleanup.of(stack, desired, Set.of()).run(PAUSE, failed -> {
            if (failed.isEmpty()) {
                stack.move(deletes ? StackStatus.DELETE_COMPLETE : StackStatus.ROLLBACK_COMPLETE, "");
            } else {
                stack.move(
                        deletes ? StackStatus.DELETE_FAILED : StackStatus.ROLLBACK_FAILED,
                        "The following resource(s) failed to delete: [" + String.join(", ", failed) + "]. ");
            }
            heard.accept(false);
        });
    }
}
