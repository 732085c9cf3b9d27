package io.pointsman.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.FileSystemConfig;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

final class SdkFunctionPropertiesTest {
    private static final FunctionConfiguration ALL = FunctionConfiguration.builder()
            .deadLetterConfig(config -> config.targetArn("arn:queue"))
            .loggingConfig(config -> config.logFormat("JSON")
                    .applicationLogLevel("WARN")
                    .systemLogLevel("INFO")
                    .logGroup("/aws/lambda/web"))
            .fileSystemConfigs(FileSystemConfig.builder()
                    .arn("arn:files")
                    .localMountPath("/mnt/a")
                    .build())
            .imageConfigResponse(response -> response.imageConfig(
                    config -> config.entryPoint("e").command("a", "b").workingDirectory("/app")))
            .capacityProviderConfig(config -> config.lambdaManagedInstancesCapacityProviderConfig(instances -> instances
                    .capacityProviderArn("arn:pool")
                    .perExecutionEnvironmentMaxConcurrency(10)
                    .executionEnvironmentMemoryGiBPerVCpu(4.0)))
            .durableConfig(config -> config.retentionPeriodInDays(7).executionTimeout(60))
            .tenancyConfig(config -> config.tenantIsolationMode("PER_TENANT"))
            .build();

    /** As records of earlier versions have been digested. */
    @Test
    void a_structure_gets_another_form_and_every_record_there_is_cries_drift() {
        Map<String, String> texts = SdkFunctionProperties.of(ALL);

        assertEquals("DeadLetterConfig(TargetArn=arn:queue)", texts.get("DeadLetterConfig"));
        assertEquals(
                "LoggingConfig(LogFormat=JSON, ApplicationLogLevel=WARN, SystemLogLevel=INFO,"
                        + " LogGroup=/aws/lambda/web)",
                texts.get("LoggingConfig"));
        assertEquals("[FileSystemConfig(Arn=arn:files, LocalMountPath=/mnt/a)]", texts.get("FileSystemConfigs"));
        assertEquals(
                "ImageConfigResponse(ImageConfig=ImageConfig(EntryPoint=[e], Command=[a, b], WorkingDirectory=/app))",
                texts.get("ImageConfig"));
        assertEquals(
                "CapacityProviderConfig(LambdaManagedInstancesCapacityProviderConfig="
                        + "LambdaManagedInstancesCapacityProviderConfig(CapacityProviderArn=arn:pool,"
                        + " PerExecutionEnvironmentMaxConcurrency=10, ExecutionEnvironmentMemoryGiBPerVCpu=4.0))",
                texts.get("CapacityProviderConfig"));
        assertEquals("DurableConfig(RetentionPeriodInDays=7, ExecutionTimeout=60)", texts.get("DurableConfig"));
        assertEquals("TenancyConfig(TenantIsolationMode=PER_TENANT)", texts.get("TenancyConfig"));
    }

    @Test
    void what_the_sdk_at_hand_prints_was_digested_before_and_is_the_same() {
        Map<String, String> texts = SdkFunctionProperties.of(ALL);

        assertEquals(ALL.deadLetterConfig().toString(), texts.get("DeadLetterConfig"));
        assertEquals(ALL.loggingConfig().toString(), texts.get("LoggingConfig"));
        assertEquals(ALL.fileSystemConfigs().toString(), texts.get("FileSystemConfigs"));
        assertEquals(ALL.imageConfigResponse().toString(), texts.get("ImageConfig"));
        assertEquals(ALL.capacityProviderConfig().toString(), texts.get("CapacityProviderConfig"));
        assertEquals(ALL.durableConfig().toString(), texts.get("DurableConfig"));
        assertEquals(ALL.tenancyConfig().toString(), texts.get("TenancyConfig"));
    }

    @Test
    void what_is_absent_is_empty_as_before() {
        Map<String, String> texts =
                SdkFunctionProperties.of(FunctionConfiguration.builder().build());

        assertEquals("", texts.get("DeadLetterConfig"));
        assertEquals("", texts.get("LoggingConfig"));
        assertEquals("[]", texts.get("FileSystemConfigs"));
        assertEquals("", texts.get("CapacityProviderConfig"));
    }
}
