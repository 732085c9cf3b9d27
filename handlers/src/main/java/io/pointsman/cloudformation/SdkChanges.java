package io.pointsman.cloudformation;

import io.pointsman.cloudformation.ChangeSetNow.Execution;
import io.pointsman.cloudformation.ChangeSetNow.Status;
import io.pointsman.json.JsonObject;
import io.pointsman.review.Change;
import io.pointsman.review.PropertyChange;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.ChangeType;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.ResourceChangeDetail;
import software.amazon.awssdk.services.cloudformation.model.ResourceTargetDefinition;

/** The SDK's change sets in our words. */
final class SdkChanges {
    private SdkChanges() {}

    static ChangeSetNow now(DescribeChangeSetResponse head, List<Change> changes) {
        return new ChangeSetNow(
                head.changeSetId(),
                head.changeSetName(),
                head.stackId(),
                status(head.statusAsString()),
                execution(head.executionStatusAsString()),
                text(head.statusReason()),
                Optional.ofNullable(head.description()),
                Boolean.TRUE.equals(head.includeNestedStacks()),
                changes,
                Optional.ofNullable(head.creationTime()));
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

    static ResourceChange resource(software.amazon.awssdk.services.cloudformation.model.Change change) {
        if (change.type() != ChangeType.RESOURCE) {
            throw unknown("type of change", change.typeAsString());
        }
        return change.resourceChange();
    }

    static Change change(String within, ResourceChange change) {
        return new Change(
                within,
                action(change.actionAsString()),
                change.logicalResourceId(),
                text(change.physicalResourceId()),
                text(change.resourceType()),
                replacement(change.replacementAsString()),
                text(change.policyActionAsString()),
                change.scopeAsStrings(),
                change.details().stream().map(SdkChanges::place).toList(),
                Optional.ofNullable(change.beforeContext()),
                Optional.ofNullable(change.afterContext()),
                JsonObject.of("drift", text(change.resourceDriftStatusAsString())));
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

    private static PropertyChange place(ResourceChangeDetail detail) {
        ResourceTargetDefinition target = Optional.ofNullable(detail.target())
                .orElseGet(() -> ResourceTargetDefinition.builder().build());
        return new PropertyChange(
                text(target.attributeAsString()),
                text(target.name()),
                text(target.path()),
                text(target.requiresRecreationAsString()),
                text(detail.evaluationAsString()),
                text(detail.changeSourceAsString()),
                text(detail.causingEntity()),
                Optional.ofNullable(target.beforeValue()),
                Optional.ofNullable(target.afterValue()));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static IllegalStateException unknown(String what, @Nullable String word) {
        return new IllegalStateException(
                "CloudFormation gave the " + what + " " + word + ", which this version of Pointsman does not know");
    }
}
