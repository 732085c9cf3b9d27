package io.pointsman.actions.retain;

import io.pointsman.engine.Action;
import io.pointsman.engine.Job;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Stages;
import io.pointsman.engine.Step;
import io.pointsman.release.RunName;
import io.pointsman.release.StackStatus;
import io.pointsman.release.record.ReleaseIndex;
import io.pointsman.release.record.ReleaseRecords;
import io.pointsman.runtime.Artifacts;
import io.pointsman.runtime.InputArtifact;
import io.pointsman.runtime.Parallel;
import io.pointsman.runtime.StackFunctions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Deletes the versions that no alias, no share of one, no running deployment, no template, and none of the last releases refers
 * to. Deletes nothing of a stack that is not at rest: it may need any version to get there.
 */
final class RetainAction implements Action<RetainRequest, RetainStage> {
    /** In one move, so that a long list is deleted over several. */
    private static final int AT_ONCE = 200;

    private static final int LONGEST_GROUP = 100;

    private final Artifacts artifacts;
    private final StackFunctions stacks;
    private final Inventory inventory;
    private final ReleaseRecords records;

    RetainAction(Artifacts artifacts, StackFunctions stacks, Inventory inventory, ReleaseRecords records) {
        this.artifacts = artifacts;
        this.stacks = stacks;
        this.inventory = inventory;
        this.records = records;
    }

    @Override
    public RetainRequest request(Job job) {
        return RetainRequest.of(InputArtifact.of(artifacts, job), job);
    }

    @Override
    public RetainStage start(RetainRequest request) {
        return new RetainStage(0, 0);
    }

    @Override
    public Stages<RetainStage> stages() {
        return new RetainStages();
    }

    @Override
    public Step<RetainStage> advance(RetainRequest request, RetainStage stage) {
        Optional<String> unrest = unrest(request.stack());
        if (unrest.isPresent()) {
            return new Step.Done<>(outputs(request, stage, List.of(), "nothing was deleted: " + unrest.get()));
        }
        Retention retention = new Retention(records.index(request.stack()), request.keep());
        List<Doomed> doomed = doomed(request, retention);
        String kept = "the last " + retention.keptReleases() + " releases stay";
        if (request.dryRun()) {
            return new Step.Done<>(outputs(request, stage, doomed, "a dry run; " + kept));
        }
        if (doomed.isEmpty()) {
            return new Step.Done<>(outputs(request, stage, doomed, kept));
        }
        return delete(request, stage, retention, doomed);
    }

    private Optional<String> unrest(String stack) {
        return inventory.stacks(stack).entrySet().stream()
                .filter(each -> !isAtRest(each.getValue()))
                .map(each -> "stack " + each.getKey() + " is " + each.getValue() + " and may need any version")
                .findFirst();
    }

    private static boolean isAtRest(StackStatus status) {
        return switch (status) {
            case CREATE_COMPLETE,
                    UPDATE_COMPLETE,
                    UPDATE_ROLLBACK_COMPLETE,
                    IMPORT_COMPLETE,
                    IMPORT_ROLLBACK_COMPLETE -> true;
            case REVIEW_IN_PROGRESS,
                    CREATE_IN_PROGRESS,
                    CREATE_FAILED,
                    ROLLBACK_IN_PROGRESS,
                    ROLLBACK_COMPLETE,
                    ROLLBACK_FAILED,
                    UPDATE_IN_PROGRESS,
                    UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
                    UPDATE_FAILED,
                    UPDATE_ROLLBACK_IN_PROGRESS,
                    UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
                    UPDATE_ROLLBACK_FAILED,
                    DELETE_IN_PROGRESS,
                    DELETE_COMPLETE,
                    DELETE_FAILED,
                    IMPORT_IN_PROGRESS,
                    IMPORT_ROLLBACK_IN_PROGRESS,
                    IMPORT_ROLLBACK_FAILED -> false;
        };
    }

    /** A version that may go. */
    private record Doomed(String function, Inventory.Version version) {}

    private List<Doomed> doomed(RetainRequest request, Retention retention) {
        Map<String, String> functions = selected(request);
        Set<String> template = inventory.versionsOfTemplates(request.stack());
        return Parallel.map(
                        List.copyOf(functions.entrySet()),
                        each -> doomed(request, retention, template, each.getKey(), each.getValue()))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private Map<String, String> selected(RetainRequest request) {
        Map<String, String> functions = new LinkedHashMap<>(stacks.of(request.stack()));
        List<String> unknown = request.functions().unknown(functions.keySet());
        if (!unknown.isEmpty()) {
            throw Refusal.configuration("UserParameters: Functions names " + String.join(", ", unknown) + ", but stack "
                    + request.stack() + " has the functions " + String.join(", ", functions.keySet()));
        }
        functions.keySet().removeIf(id -> !request.functions().includes(id));
        return functions;
    }

    private List<Doomed> doomed(
            RetainRequest request, Retention retention, Set<String> template, String id, String function) {
        if (inventory.isDeploying(request.application(), RunName.fitted(id, LONGEST_GROUP))) {
            return List.of();
        }
        return retention.doomed(function, inventory.versions(function), inventory.aliases(function), template).stream()
                .map(version -> new Doomed(function, version))
                .toList();
    }

    /** Releases that lose a version are retired first, so that nobody asks for one while its versions go. */
    private Step<RetainStage> delete(
            RetainRequest request, RetainStage stage, Retention retention, List<Doomed> doomed) {
        List<Doomed> now = doomed.subList(0, Math.min(AT_ONCE, doomed.size()));
        List<ReleaseIndex.Entry> retired = new ArrayList<>();
        now.forEach(one -> retired.addAll(retention.retired(one.function(), List.of(one.version()))));
        if (!retired.isEmpty()) {
            records.updateIndex(request.stack(), index -> index.retired(retired));
        }
        List<Inventory.Deletion> deletions = Parallel.map(
                now, one -> inventory.delete(one.function(), one.version().number()));
        RetainStage after = stage;
        List<String> inUse = new ArrayList<>();
        for (int i = 0; i < deletions.size(); i++) {
            Doomed one = now.get(i);
            switch (deletions.get(i)) {
                case Inventory.Deletion.Deleted() ->
                    after = after.and(1, one.version().bytes());
                case Inventory.Deletion.InUse(String why) ->
                    inUse.add(one.function() + ":" + one.version().number() + " stays: " + why);
            }
        }
        return inUse.isEmpty() && now.size() < doomed.size()
                ? new Step.Next<>(after)
                : new Step.Done<>(outputs(request, after, List.of(), "done" + said(inUse)));
    }

    private static String said(List<String> inUse) {
        return inUse.isEmpty() ? "" : "; " + String.join("; ", inUse.subList(0, Math.min(5, inUse.size())));
    }

    private static Map<String, String> outputs(
            RetainRequest request, RetainStage stage, List<Doomed> would, String why) {
        long bytes = stage.bytes()
                + would.stream().mapToLong(one -> one.version().bytes()).sum();
        Map<String, String> outputs = new LinkedHashMap<>();
        outputs.put("DryRun", String.valueOf(request.dryRun()));
        outputs.put(request.dryRun() ? "WouldDelete" : "Deleted", String.valueOf(stage.deleted() + would.size()));
        outputs.put("FreedBytes", String.valueOf(bytes));
        outputs.put(
                "Summary",
                (request.dryRun() ? "would delete " : "deleted ") + (stage.deleted() + would.size()) + " versions, "
                        + bytes + " bytes; " + why);
        return outputs;
    }
}
