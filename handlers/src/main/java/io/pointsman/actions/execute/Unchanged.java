package io.pointsman.actions.execute;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Step;

/** The answer when there is nothing to execute: the stack's status and outputs are those that hold. */
final class Unchanged {
    private final Executions executions;

    Unchanged(Executions executions) {
        this.executions = executions;
    }

    Step<ExecuteStage> answer(ExecuteRequest request) {
        return executions
                .stack(request.stack())
                .<Step<ExecuteStage>>map(stack -> new Step.Done<>(Outputs.of(stack.id(), stack.status(), stack)))
                .orElseGet(() -> new Step.Stop<>(
                        FailureKind.JOB_FAILED,
                        "stack " + request.stack() + " does not exist, although changeset found it unchanged;"
                                + " retry from changeset"));
    }
}
