package io.pointsman.actions.publish;

import io.pointsman.actions.publish.FunctionState.Condition;
import io.pointsman.lambda.SdkFunctionProperties;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;

/** Lambda's answer as a {@link FunctionState}: the one place where its status words are read. */
final class SdkFunctionState {
    private static final String LATEST = "$LATEST";

    private SdkFunctionState() {}

    static FunctionState of(String function, FunctionConfiguration found, boolean hasSourceKey) {
        return new FunctionState(
                function,
                found.version(),
                found.codeSha256(),
                text(found.revisionId()),
                SdkFunctionProperties.of(found),
                SdkFunctionProperties.deployed(found),
                text(found.configSha256()),
                text(found.description()),
                text(found.lastModified()),
                hasSourceKey,
                found.snapStart() != null && found.snapStart().applyOn() == SnapStartApplyOn.PUBLISHED_VERSIONS,
                condition(found));
    }

    private static Condition condition(FunctionConfiguration found) {
        return switch (text(found.stateAsString())) {
            // Inactive: idle for weeks; the next call wakes it. Absent: answers of old had no state.
            case "Active", "Inactive", "" -> update(found);
            // Where $LATEST rests of a function on managed instances (docs/aws-facts.md). A version there takes no
            // calls.
            case "ActiveNonInvocable" ->
                LATEST.equals(found.version())
                        ? update(found)
                        : new Condition.Busy("its state is ActiveNonInvocable" + reason(found.stateReason()));
            case "Pending" -> new Condition.Busy("its state is Pending" + reason(found.stateReason()));
            case "Failed" ->
                new Condition.Broken(
                        "its state is Failed, " + text(found.stateReasonCodeAsString()) + reason(found.stateReason()));
            case "Deactivating", "Deactivated", "Deleting" ->
                new Condition.Broken("its state is " + found.stateAsString() + reason(found.stateReason()));
            default -> throw new IllegalStateException("Lambda state " + found.stateAsString());
        };
    }

    private static Condition update(FunctionConfiguration found) {
        return switch (text(found.lastUpdateStatusAsString())) {
            case "Successful", "" -> new Condition.Ready();
            case "InProgress" ->
                new Condition.Busy("its last update is in progress" + reason(found.lastUpdateStatusReason()));
            case "Failed" ->
                new Condition.Broken("its last update failed, " + text(found.lastUpdateStatusReasonCodeAsString())
                        + reason(found.lastUpdateStatusReason()));
            default -> throw new IllegalStateException("Lambda update status " + found.lastUpdateStatusAsString());
        };
    }

    private static String reason(@Nullable String reason) {
        return reason == null || reason.isBlank() ? "" : ": " + reason;
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
