package io.pointsman.actions.changeset;

import io.pointsman.actions.changeset.ChangeSetNow.Execution;
import io.pointsman.actions.changeset.ChangeSetNow.Status;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.ChangeType;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.ResourceChangeDetail;

/** The SDK's change sets in our words. */
final class SdkChanges {
    private SdkChanges() {}

    /** @param pages whose changes are wanted */
    static ChangeSetNow now(DescribeChangeSetResponse head, List<DescribeChangeSetResponse> pages) {
        return new ChangeSetNow(
                head.changeSetId(),
                head.changeSetName(),
                head.stackId(),
                status(head.statusAsString()),
                execution(head.executionStatusAsString()),
                text(head.statusReason()),
                Optional.ofNullable(head.description()),
                pages.stream()
                        .flatMap(page -> page.changes().stream())
                        .map(SdkChanges::resource)
                        .map(SdkChanges::change)
                        .toList());
    }

    private static Status status(@Nullable String word) {
        return switch (word) {
            case "CREATE_PENDING" -> Status.CREATE_PENDING;
            case "CREATE_IN_PROGRESS" -> Status.CREATE_IN_PROGRESS;
            case "CREATE_COMPLETE" -> Status.CREATE_COMPLETE;
            case "FAILED" -> Status.FAILED;
            case "DELETE_PENDING" -> Status.DELETE_PENDING;
            case "DELETE_IN_PROGRESS" -> Status.DELETE_IN_PROGRESS;
            case "DELETE_COMPLETE" -> Status.DELETE_COMPLETE;
            case "DELETE_FAILED" -> Status.DELETE_FAILED;
            case null, default -> throw unknown("change set status", word);
        };
    }

    private static Execution execution(@Nullable String word) {
        return switch (word) {
            case "UNAVAILABLE" -> Execution.UNAVAILABLE;
            case "AVAILABLE" -> Execution.AVAILABLE;
            case "EXECUTE_IN_PROGRESS" -> Execution.EXECUTE_IN_PROGRESS;
            case "EXECUTE_COMPLETE" -> Execution.EXECUTE_COMPLETE;
            case "EXECUTE_FAILED" -> Execution.EXECUTE_FAILED;
            case "OBSOLETE" -> Execution.OBSOLETE;
            case null, default -> throw unknown("execution status", word);
        };
    }

    private static ResourceChange resource(software.amazon.awssdk.services.cloudformation.model.Change change) {
        if (change.type() != ChangeType.RESOURCE) {
            throw unknown("type of change", change.typeAsString());
        }
        return change.resourceChange();
    }

    private static Change change(ResourceChange change) {
        return new Change(
                action(change.actionAsString()),
                change.logicalResourceId(),
                text(change.physicalResourceId()),
                text(change.resourceType()),
                replacement(change.replacementAsString()),
                change.scopeAsStrings(),
                change.details().stream().map(SdkChanges::detail).toList(),
                JsonObject.of("before", change.beforeContext(), "after", change.afterContext())
                        .with("policyAction", change.policyActionAsString())
                        .with("drift", change.resourceDriftStatusAsString()));
    }

    private static Change.Action action(@Nullable String word) {
        return switch (word) {
            case "Add" -> Change.Action.ADD;
            case "Modify" -> Change.Action.MODIFY;
            case "Remove" -> Change.Action.REMOVE;
            case "Import" -> Change.Action.IMPORT;
            case "Dynamic" -> Change.Action.DYNAMIC;
            case "SyncWithActual" -> Change.Action.SYNC_WITH_ACTUAL;
            case null, default -> throw unknown("action of a change", word);
        };
    }

    /** Absent for what is not modified. */
    private static Change.Replacement replacement(@Nullable String word) {
        return switch (word) {
            case null -> Change.Replacement.NO;
            case "False" -> Change.Replacement.NO;
            case "True" -> Change.Replacement.YES;
            case "Conditional" -> Change.Replacement.CONDITIONAL;
            default -> throw unknown("replacement", word);
        };
    }

    private static JsonObject detail(ResourceChangeDetail detail) {
        JsonObject json = JsonObject.of("evaluation", detail.evaluationAsString())
                .with("source", detail.changeSourceAsString())
                .with("cause", detail.causingEntity());
        return Optional.ofNullable(detail.target())
                .map(target -> json.with("attribute", target.attributeAsString())
                        .with("name", target.name())
                        .with("path", target.path())
                        .with("recreation", target.requiresRecreationAsString())
                        .with("before", target.beforeValue())
                        .with("after", target.afterValue()))
                .orElse(json);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static IllegalStateException unknown(String what, @Nullable String word) {
        return new IllegalStateException(
                "CloudFormation gave the " + what + " " + word + ", which this version of Pointsman does not know");
    }
}
