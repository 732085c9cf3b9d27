package io.pointsman.actions.publish;

import io.pointsman.actions.publish.FunctionState.Condition;
import io.pointsman.release.RunName;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.EnvironmentResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.Layer;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;
import software.amazon.awssdk.services.lambda.model.VpcConfigResponse;

/** Lambda's answer as a {@link FunctionState}: the one place where its status words are read. */
final class SdkFunctionState {
    private SdkFunctionState() {}

    static FunctionState of(String function, FunctionConfiguration found) {
        return new FunctionState(
                function,
                found.version(),
                found.codeSha256(),
                text(found.revisionId()),
                configuration(found),
                text(found.description()),
                text(found.lastModified()),
                found.snapStart() != null && found.snapStart().applyOn() == SnapStartApplyOn.PUBLISHED_VERSIONS,
                condition(found));
    }

    private static Condition condition(FunctionConfiguration found) {
        return switch (text(found.stateAsString())) {
            // Inactive: idle for weeks; the next call wakes it. Absent: answers of old had no state.
            // ActiveNonInvocable: where $LATEST rests of a function on managed instances (docs/aws-facts.md).
            case "Active", "Inactive", "ActiveNonInvocable", "" -> update(found);
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

    /**
     * What makes a new version worth it (docs/aws-facts.md), without the description: the one of a version is set when it is
     * published. {@code SnapStart} is what was asked for, not how far it is.
     */
    private static Map<String, String> configuration(FunctionConfiguration found) {
        Map<String, String> all = new TreeMap<>();
        all.put("Runtime", text(found.runtimeAsString()));
        all.put("Handler", text(found.handler()));
        all.put("MemorySize", text(found.memorySize()));
        all.put("Timeout", text(found.timeout()));
        all.put("Environment", environment(found.environment()));
        all.put("Layers", found.layers().stream().map(Layer::arn).toList().toString());
        all.put("Role", text(found.role()));
        all.put("VpcConfig", vpc(found.vpcConfig()));
        all.put("DeadLetterConfig", text(found.deadLetterConfig()));
        all.put("Architectures", found.architecturesAsStrings().toString());
        all.put(
                "EphemeralStorage",
                found.ephemeralStorage() == null
                        ? "512"
                        : text(found.ephemeralStorage().size()));
        all.put(
                "TracingConfig",
                found.tracingConfig() == null
                        ? "PassThrough"
                        : text(found.tracingConfig().modeAsString()));
        all.put("LoggingConfig", text(found.loggingConfig()));
        all.put("FileSystemConfigs", found.fileSystemConfigs().toString());
        all.put(
                "SnapStart",
                found.snapStart() == null ? "None" : text(found.snapStart().applyOnAsString()));
        all.put("PackageType", text(found.packageTypeAsString()));
        all.put("ImageConfig", text(found.imageConfigResponse()));
        all.put("KMSKeyArn", text(found.kmsKeyArn()));
        all.put("CapacityProviderConfig", text(found.capacityProviderConfig()));
        all.put("DurableConfig", text(found.durableConfig()));
        all.put("TenancyConfig", text(found.tenancyConfig()));
        return Map.copyOf(all);
    }

    private static String vpc(@Nullable VpcConfigResponse vpc) {
        if (vpc == null || vpc.subnetIds().isEmpty()) {
            return "";
        }
        return vpc.subnetIds().stream().sorted().toList() + " "
                + vpc.securityGroupIds().stream().sorted().toList() + " " + vpc.ipv6AllowedForDualStack();
    }

    /** Only a digest leaves this method: the values may be secrets. */
    private static String environment(@Nullable EnvironmentResponse environment) {
        if (environment == null || environment.variables().isEmpty()) {
            return "";
        }
        return RunName.sha256(new TreeMap<>(environment.variables()).toString());
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
