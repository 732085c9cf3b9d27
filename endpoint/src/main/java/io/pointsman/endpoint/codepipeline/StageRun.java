package io.pointsman.endpoint.codepipeline;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One execution in one stage, over all its retries. */
final class StageRun {
    private final Execution execution;
    private final StageDeclaration stage;
    private final Map<String, ActionRun> actions = new LinkedHashMap<>();
    private StageStatus status = StageStatus.IN_PROGRESS;
    private int manualRetries;
    private int automaticRetries;
    private Optional<String> retryTrigger = Optional.empty();

    StageRun(Execution execution, StageDeclaration stage) {
        this.execution = execution;
        this.stage = stage;
    }

    Execution execution() {
        return execution;
    }

    StageDeclaration stage() {
        return stage;
    }

    String name() {
        return stage.name();
    }

    StageStatus status() {
        return status;
    }

    void become(StageStatus next) {
        status = next;
    }

    void started(ActionRun action) {
        actions.put(action.name(), action);
    }

    boolean has(ActionStatus wanted) {
        return current().stream().anyMatch(action -> action.status() == wanted);
    }

    /** The runs that count now: what a retry replaces is gone. */
    Collection<ActionRun> current() {
        return List.copyOf(actions.values());
    }

    /** The actions of the earliest group that has not succeeded yet; empty when all have. */
    List<ActionDeclaration> next() {
        List<ActionDeclaration> open =
                stage.actions().stream().filter(action -> !succeeded(action)).toList();
        int first = open.stream().mapToInt(ActionDeclaration::runOrder).min().orElse(0);
        return open.stream().filter(action -> action.runOrder() == first).toList();
    }

    private boolean succeeded(ActionDeclaration action) {
        ActionRun run = actions.get(action.name());
        return run != null && run.status() == ActionStatus.SUCCEEDED;
    }

    void retry(RetryMode mode, boolean manual) {
        switch (mode) {
            case ALL_ACTIONS -> actions.clear();
            case FAILED_ACTIONS -> actions.values().removeIf(run -> run.status() != ActionStatus.SUCCEEDED);
        }
        status = StageStatus.IN_PROGRESS;
        count(manual);
    }

    private void count(boolean manual) {
        manualRetries += manual ? 1 : 0;
        automaticRetries += manual ? 0 : 1;
        retryTrigger = Optional.of(manual ? "ManualStageRetry" : "AutomatedStageRetry");
    }

    int manualRetries() {
        return manualRetries;
    }

    int automaticRetries() {
        return automaticRetries;
    }

    Optional<String> retryTrigger() {
        return retryTrigger;
    }
}
