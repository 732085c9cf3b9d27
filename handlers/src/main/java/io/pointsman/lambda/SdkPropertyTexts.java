package io.pointsman.lambda;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.CapacityProviderConfig;
import software.amazon.awssdk.services.lambda.model.DeadLetterConfig;
import software.amazon.awssdk.services.lambda.model.DurableConfig;
import software.amazon.awssdk.services.lambda.model.FileSystemConfig;
import software.amazon.awssdk.services.lambda.model.ImageConfig;
import software.amazon.awssdk.services.lambda.model.ImageConfigResponse;
import software.amazon.awssdk.services.lambda.model.LambdaManagedInstancesCapacityProviderConfig;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;
import software.amazon.awssdk.services.lambda.model.TenancyConfig;

/** The structures of a function's configuration as {@link PropertyText}; empty where there is none. */
final class SdkPropertyTexts {
    private SdkPropertyTexts() {}

    static String of(@Nullable DeadLetterConfig config) {
        return config == null
                ? ""
                : PropertyText.of("DeadLetterConfig")
                        .and("TargetArn", config.targetArn())
                        .toString();
    }

    static String of(@Nullable LoggingConfig config) {
        return config == null
                ? ""
                : PropertyText.of("LoggingConfig")
                        .and("LogFormat", config.logFormatAsString())
                        .and("ApplicationLogLevel", config.applicationLogLevelAsString())
                        .and("SystemLogLevel", config.systemLogLevelAsString())
                        .and("LogGroup", config.logGroup())
                        .toString();
    }

    static String of(List<FileSystemConfig> configs) {
        return configs.stream()
                .map(config -> PropertyText.of("FileSystemConfig")
                        .and("Arn", config.arn())
                        .and("LocalMountPath", config.localMountPath())
                        .toString())
                .toList()
                .toString();
    }

    /** Without Lambda's error, which is no setting. */
    static String of(@Nullable ImageConfigResponse response) {
        if (response == null) {
            return "";
        }
        ImageConfig config = response.imageConfig();
        PropertyText text = PropertyText.of("ImageConfigResponse");
        return (config == null
                        ? text
                        : text.and(
                                "ImageConfig",
                                PropertyText.of("ImageConfig")
                                        .and("EntryPoint", config.hasEntryPoint() ? config.entryPoint() : null)
                                        .and("Command", config.hasCommand() ? config.command() : null)
                                        .and("WorkingDirectory", config.workingDirectory())))
                .toString();
    }

    static String of(@Nullable CapacityProviderConfig config) {
        if (config == null) {
            return "";
        }
        LambdaManagedInstancesCapacityProviderConfig instances = config.lambdaManagedInstancesCapacityProviderConfig();
        PropertyText text = PropertyText.of("CapacityProviderConfig");
        return (instances == null
                        ? text
                        : text.and(
                                "LambdaManagedInstancesCapacityProviderConfig",
                                PropertyText.of("LambdaManagedInstancesCapacityProviderConfig")
                                        .and("CapacityProviderArn", instances.capacityProviderArn())
                                        .and(
                                                "PerExecutionEnvironmentMaxConcurrency",
                                                instances.perExecutionEnvironmentMaxConcurrency())
                                        .and(
                                                "ExecutionEnvironmentMemoryGiBPerVCpu",
                                                instances.executionEnvironmentMemoryGiBPerVCpu())))
                .toString();
    }

    static String of(@Nullable DurableConfig config) {
        return config == null
                ? ""
                : PropertyText.of("DurableConfig")
                        .and("RetentionPeriodInDays", config.retentionPeriodInDays())
                        .and("ExecutionTimeout", config.executionTimeout())
                        .toString();
    }

    static String of(@Nullable TenancyConfig config) {
        return config == null
                ? ""
                : PropertyText.of("TenancyConfig")
                        .and("TenantIsolationMode", config.tenantIsolationModeAsString())
                        .toString();
    }
}
