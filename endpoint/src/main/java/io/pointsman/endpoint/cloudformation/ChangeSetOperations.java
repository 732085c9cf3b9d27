package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.cloudformation.ChangeSet.Execution;
import io.pointsman.endpoint.cloudformation.drift.ActualState;
import io.pointsman.endpoint.cloudformation.stack.Ask;
import io.pointsman.endpoint.cloudformation.stack.Deployment;
import io.pointsman.endpoint.cloudformation.stack.Importing;
import io.pointsman.endpoint.cloudformation.stack.Stack;
import io.pointsman.endpoint.cloudformation.stack.StackStatus;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.endpoint.kept.KeptConsumer;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** What can be done with a change set once it is there. */
final class ChangeSetOperations {
    private static final int PAGE_BYTES = 1_048_576;
    /** AWS ends a page at 1 MB only; ending it earlier too finds out a reader of one page. */
    private static final int PAGE_CHANGES = 200;

    private static final int LIST_PAGE = 100;

    private final StackBook stacks;
    private final ChangeSetBook changeSets;

    ChangeSetOperations(StackBook stacks, ChangeSetBook changeSets) {
        this.stacks = stacks;
        this.changeSets = changeSets;
    }

    JsonObject describe(JsonObject input, Caller caller) {
        Asked asked = new Asked(input);
        ChangeSet one = changeSets.get(asked);
        boolean withValues = asked.flag("IncludePropertyValues");
        List<JsonObject> changes =
                one.changes().stream().map(change -> change.shown(withValues)).toList();
        JsonObject shown = summary(one)
                .with("Parameters", Shown.unlessEmpty(Shown.parameters(one.blueprint())))
                .with("NotificationARNs", one.blueprint().notificationArns())
                .with("RollbackConfiguration", JsonObject.empty())
                .with("Capabilities", one.blueprint().capabilities())
                .with("Tags", Shown.unlessEmpty(Shown.tags(one.blueprint().tags())))
                .with("OnStackFailure", one.onStackFailure())
                .with("DeploymentMode", one.asked().text("DeploymentMode"))
                .with("StackDriftStatus", one.driftStatus())
                .with("ParentChangeSetId", one.parent().map(ChangeSet::id))
                .with(
                        "RootChangeSetId",
                        one.parent().map(parent -> parent.root().id()));
        return Page.of(
                        changes,
                        asked,
                        PAGE_CHANGES,
                        PAGE_BYTES,
                        change -> Json.text(change).length())
                .under("Changes", shown);
    }

    /** Those that can still be executed, or could have been. */
    JsonObject list(JsonObject input, Caller caller) {
        Asked asked = new Asked(input);
        Stack stack = stacks.change(asked.need("StackName"));
        List<JsonObject> all = changeSets.of(stack).stream()
                .filter(one -> !one.isExecuted())
                .map(ChangeSetOperations::summary)
                .toList();
        return Page.of(all, asked, LIST_PAGE).under("Summaries", JsonObject.empty());
    }

    private static JsonObject summary(ChangeSet one) {
        return JsonObject.of(
                        "ChangeSetName", one.name(),
                        "ChangeSetId", one.id(),
                        "StackId", one.stack().id(),
                        "StackName", one.stack().name(),
                        "CreationTime", one.created(),
                        "Status", one.status().name(),
                        "ExecutionStatus", one.execution().name(),
                        "IncludeNestedStacks", one.asked().flag("IncludeNestedStacks"))
                .with("Description", one.asked().text("Description"))
                .with("StatusReason", Optional.of(one.reason()).filter(reason -> !reason.isEmpty()));
    }

    JsonObject delete(JsonObject input, Caller caller) {
        changeSets.find(new Asked(input)).ifPresent(one -> {
            if (one.status() == ChangeSet.Status.CREATE_IN_PROGRESS
                    || one.execution() == Execution.EXECUTE_IN_PROGRESS) {
                throw invalidStatus("ChangeSet [%s] cannot be deleted in its current status of [%s]"
                        .formatted(one.id(), one.status()));
            }
            changeSets.removeNested(one);
            changeSets.remove(one);
        });
        return JsonObject.empty();
    }

    JsonObject execute(JsonObject input, Caller caller) {
        Asked asked = new Asked(input);
        ChangeSet one = changeSets.get(asked);
        Optional<String> token = asked.text("ClientRequestToken");
        if (token.filter(one.stack()::knows).isPresent()) {
            throw new AwsError(400, "TokenAlreadyExistsException", "A client request token already exists.");
        }
        checkExecutable(one);
        Ask ask = new Ask(token, onFailure(one, asked), one.stack());
        one.enter(Execution.EXECUTE_IN_PROGRESS);
        one.stack().ranChangeSet(one.id());
        changeSets.removeNested(one);
        changeSets.removeOthers(one);
        if (one.revertsDrift()) {
            ActualState.of(one.stack()).take();
        }
        if (one.isImport()) {
            new Importing(one.stack(), one.blueprint(), one.desired(), Imported.of(one), ended(one)).begin(token);
            return JsonObject.empty();
        }
        new Deployment(one.stack(), one.blueprint(), one.desired(), ask, stacks, ended(one)).begin();
        return JsonObject.empty();
    }

    private static KeptConsumer<Boolean> ended(ChangeSet one) {
        return worked -> one.enter(worked ? Execution.EXECUTE_COMPLETE : Execution.EXECUTE_FAILED);
    }

    private static void checkExecutable(ChangeSet one) {
        if (one.parent().isPresent()) {
            throw invalidStatus("ChangeSet [%s] is nested; execute its root change set [%s]"
                    .formatted(one.id(), one.root().id()));
        }
        if (one.status() != ChangeSet.Status.CREATE_COMPLETE) {
            throw invalidStatus("ChangeSet [%s] cannot be executed in its current status of [%s]"
                    .formatted(one.id(), one.status()));
        }
        if (one.execution() != Execution.AVAILABLE) {
            throw invalidStatus("ChangeSet [%s] cannot be executed in its current execution status of [%s]"
                    .formatted(one.id(), one.execution()));
        }
        if (one.stack().status() != StackStatus.REVIEW_IN_PROGRESS) {
            Updatable.check(one.stack());
        }
    }

    private static AwsError invalidStatus(String message) {
        return new AwsError(400, "InvalidChangeSetStatus", message);
    }

    private static Ask.OnFailure onFailure(ChangeSet one, Asked asked) {
        boolean isFirst = one.stack().status() == StackStatus.REVIEW_IN_PROGRESS;
        if (asked.has("DisableRollback") && one.onStackFailure().isPresent()) {
            throw Invalid.because("You cannot specify both DisableRollback and OnStackFailure.");
        }
        if (asked.flag("DisableRollback")) {
            return Ask.OnFailure.DO_NOTHING;
        }
        return one.onStackFailure()
                .map(Ask.OnFailure::valueOf)
                .filter(wish -> isFirst || wish != Ask.OnFailure.DELETE)
                .orElse(Ask.OnFailure.ROLLBACK);
    }
}
