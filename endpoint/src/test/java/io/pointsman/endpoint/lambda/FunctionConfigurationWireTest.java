package io.pointsman.endpoint.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.lambda.model.CapacityProviderConfig;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeadLetterConfig;
import software.amazon.awssdk.services.lambda.model.DurableConfig;
import software.amazon.awssdk.services.lambda.model.Environment;
import software.amazon.awssdk.services.lambda.model.EphemeralStorage;
import software.amazon.awssdk.services.lambda.model.FileSystemConfig;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.ImageConfig;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;
import software.amazon.awssdk.services.lambda.model.SnapStart;
import software.amazon.awssdk.services.lambda.model.TenancyConfig;
import software.amazon.awssdk.services.lambda.model.TracingConfig;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.VpcConfig;

/** Goes through the SDK's model, so that a member which AWS adds and the endpoint drops is seen. */
final class FunctionConfigurationWireTest {
    /** Members of requests that are no configuration: what they do is tested elsewhere, by name. */
    private static final Map<String, String> NO_CONFIGURATION = Map.of(
            "FunctionName", "names it",
            "Code", "GetFunctionWireTest",
            "Publish", "VersionWireTest",
            "PublishTo", "ManagedInstancesWireTest",
            "Tags", "shown by GetFunction",
            "CodeSigningConfigArn", "FunctionSettingsWireTest",
            "RevisionId", "a precondition");

    /** Members of an answer that no function of this endpoint can have. */
    private static final Map<String, String> NEVER = Map.of(
            "MasterArn", "Lambda@Edge",
            "SigningProfileVersionArn", "code signing",
            "SigningJobArn", "code signing",
            "StateReason", "while a function is made",
            "StateReasonCode", "while a function is made",
            "LastUpdateStatusReason", "while a function changes",
            "LastUpdateStatusReasonCode", "while a function changes");

    /** Names that answers have for what requests call otherwise. */
    private static final Map<String, String> SHOWN_AS = Map.of("ImageConfig", "ImageConfigResponse");

    private final Wire wire = new Wire();
    private final Map<String, Object> samples = samples();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void every_member_of_a_creation_is_kept_and_shown() {
        assertEquals(Set.of(), unknown(CreateFunctionRequest.builder().build()), "no sample");
        create("app");
        assertShown(configuration("app"), CreateFunctionRequest.builder().build());
    }

    @Test
    void every_member_of_the_model_is_answered() {
        create("app");
        FunctionConfiguration shown = configuration("app");
        List<String> missing = shown.sdkFields().stream()
                .filter(field -> isEmpty(field.getValueOrDefault(shown)))
                .map(SdkField::memberName)
                .filter(name -> !NEVER.containsKey(name))
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void every_member_of_a_configuration_update_is_kept_and_shown() {
        assertEquals(
                Set.of(), unknown(UpdateFunctionConfigurationRequest.builder().build()), "no sample");
        wire.lambda.createFunction(Wire.creation("app").build());
        wire.settle();
        UpdateFunctionConfigurationRequest.Builder update =
                UpdateFunctionConfigurationRequest.builder().functionName("app");
        fill(update.build().sdkFields(), update);
        wire.lambda.updateFunctionConfiguration(update.build());
        wire.settle();
        assertShown(configuration("app"), update.build());
    }

    @Test
    void every_member_of_a_configuration_update_makes_another_version_with_another_digest() {
        for (SdkField<?> field :
                UpdateFunctionConfigurationRequest.builder().build().sdkFields()) {
            String member = field.memberName();
            if (!NO_CONFIGURATION.containsKey(member)) {
                assertOtherVersion(member, field);
            }
        }
    }

    private void assertOtherVersion(String member, SdkField<?> field) {
        String name = "app-" + member;
        wire.lambda.createFunction(Wire.creation(name).build());
        wire.settle();
        wire.lambda.publishVersion(ask -> ask.functionName(name));
        String before = configuration(name).configSha256();
        UpdateFunctionConfigurationRequest.Builder update =
                UpdateFunctionConfigurationRequest.builder().functionName(name);
        field.set(update, samples.get(member));
        wire.lambda.updateFunctionConfiguration(update.build());
        wire.settle();
        assertNotEquals(before, configuration(name).configSha256(), member);
        assertEquals(
                "2", wire.lambda.publishVersion(ask -> ask.functionName(name)).version(), member);
        assertEquals(
                "2", wire.lambda.publishVersion(ask -> ask.functionName(name)).version(), member);
    }

    @Test
    void members_of_a_code_update_are_known() {
        Set<String> code =
                Set.of("ZipFile", "S3Bucket", "S3Key", "S3ObjectVersion", "ImageUri", "DryRun", "SourceKMSKeyArn");
        List<String> unknown = UpdateFunctionCodeRequest.builder().build().sdkFields().stream()
                .map(SdkField::memberName)
                .filter(name -> !code.contains(name) && !NO_CONFIGURATION.containsKey(name))
                .filter(name -> !samples.containsKey(name))
                .toList();
        assertEquals(List.of(), unknown);
    }

    @Test
    void equal_configurations_have_one_digest_in_whatever_order_they_were_made() {
        create("app");
        wire.lambda.createFunction(Wire.creation("other")
                .tenancyConfig((TenancyConfig) samples.get("TenancyConfig"))
                .architecturesWithStrings("arm64")
                .build());
        wire.settle();
        UpdateFunctionConfigurationRequest.Builder update =
                UpdateFunctionConfigurationRequest.builder().functionName("other");
        fill(update.build().sdkFields().reversed(), update);
        wire.lambda.updateFunctionConfiguration(update.build());
        wire.settle();
        assertEquals(configuration("app").configSha256(), configuration("other").configSha256());
    }

    @Test
    void levels_come_with_the_format_json_and_what_is_not_given_stays() {
        wire.lambda.createFunction(Wire.creation("app").build());
        wire.settle();
        logging(LoggingConfig.builder().logFormat("JSON").build());
        LoggingConfig json = configuration("app").loggingConfig();
        assertEquals("INFO", json.applicationLogLevelAsString());
        assertEquals("/aws/lambda/app", json.logGroup());
        logging(LoggingConfig.builder().logGroup("shared").build());
        assertEquals("JSON", configuration("app").loggingConfig().logFormatAsString());
        logging(LoggingConfig.builder().logFormat("Text").build());
        LoggingConfig text = configuration("app").loggingConfig();
        assertEquals(
                LoggingConfig.builder().logFormat("Text").logGroup("shared").build(), text);
    }

    private void logging(LoggingConfig config) {
        wire.lambda.updateFunctionConfiguration(ask -> ask.functionName("app").loggingConfig(config));
        wire.settle();
    }

    private void create(String name) {
        CreateFunctionRequest.Builder creation = Wire.creation(name);
        fill(creation.build().sdkFields(), creation);
        wire.lambda.createFunction(creation.build());
        wire.settle();
    }

    private void fill(List<SdkField<?>> fields, Object builder) {
        fields.stream()
                .filter(field -> samples.containsKey(field.memberName()))
                .forEach(field -> field.set(builder, samples.get(field.memberName())));
    }

    private Set<String> unknown(SdkPojo request) {
        Set<String> names = new TreeSet<>();
        request.sdkFields().stream()
                .map(SdkField::memberName)
                .filter(name -> !samples.containsKey(name) && !NO_CONFIGURATION.containsKey(name))
                .forEach(names::add);
        return names;
    }

    /** What was given is in what is shown; AWS may show more beside it. */
    private void assertShown(FunctionConfiguration shown, SdkPojo request) {
        Map<String, Object> members = new TreeMap<>();
        shown.sdkFields()
                .forEach(field -> Optional.ofNullable(field.getValueOrDefault(shown))
                        .ifPresent(value -> members.put(field.memberName(), value)));
        request.sdkFields().stream()
                .map(SdkField::memberName)
                .filter(samples::containsKey)
                .forEach(name -> {
                    Object value = Optional.ofNullable(members.get(SHOWN_AS.getOrDefault(name, name)))
                            .orElse("nothing");
                    Object sample = Optional.ofNullable(samples.get(name)).orElseThrow();
                    assertTrue(contains(value, sample), name + ": " + value);
                });
    }

    /** Member by member; a layer is given by its ARN and shown with its size, an image's settings with their error. */
    private static boolean contains(Object shown, Object given) {
        return switch (given) {
            case SdkPojo pojo
            when shown instanceof SdkPojo other -> {
                SdkPojo holder = member(other, pojo.getClass().getSimpleName())
                        .filter(SdkPojo.class::isInstance)
                        .map(SdkPojo.class::cast)
                        .orElse(other);
                yield pojo.sdkFields().stream()
                        .filter(field -> !isEmpty(field.getValueOrDefault(pojo)))
                        .allMatch(field -> member(holder, field.memberName())
                                .filter(value -> contains(value, field.getValueOrDefault(pojo)))
                                .isPresent());
            }
            case List<?> list
            when shown instanceof List<?> others && others.size() == list.size() ->
                IntStream.range(0, list.size()).allMatch(at -> contains(others.get(at), list.get(at)));
            case String text
            when shown instanceof SdkPojo other ->
                member(other, "Arn").filter(text::equals).isPresent();
            default -> given.equals(shown);
        };
    }

    private static Optional<Object> member(SdkPojo holder, String name) {
        return holder.sdkFields().stream()
                .filter(field -> field.memberName().equals(name))
                .findFirst()
                .map(field -> field.getValueOrDefault(holder));
    }

    private static boolean isEmpty(Object value) {
        return value == null || (value instanceof List<?> list && list.isEmpty());
    }

    private FunctionConfiguration configuration(String name) {
        return wire.lambda.getFunction(ask -> ask.functionName(name)).configuration();
    }

    private Map<String, Object> samples() {
        wire.lambda.publishLayerVersion(ask -> ask.layerName("base")
                .content(content -> content.zipFile(SdkBytes.fromByteArray(Account.zip("layer")))));
        Map<String, Object> all = new TreeMap<>();
        all.put("Runtime", "java21");
        all.put("Role", "arn:aws:iam::123456789012:role/other");
        all.put("Handler", "shop.Handler::handle");
        all.put("Description", "words");
        all.put("Timeout", 17);
        all.put("MemorySize", 2048);
        all.put("PackageType", "Zip");
        all.put("Architectures", List.of("arm64"));
        all.put("KMSKeyArn", "arn:aws:kms:us-east-1:123456789012:key/1");
        all.put("Layers", List.of("arn:aws:lambda:us-east-1:123456789012:layer:base:1"));
        all.put(
                "VpcConfig",
                VpcConfig.builder()
                        .subnetIds("subnet-1")
                        .securityGroupIds("sg-1")
                        .build());
        all.put(
                "DeadLetterConfig",
                DeadLetterConfig.builder()
                        .targetArn("arn:aws:sqs:us-east-1:123456789012:dead")
                        .build());
        all.put(
                "Environment",
                Environment.builder().variables(Map.of("STAGE", "prod")).build());
        all.put("TracingConfig", TracingConfig.builder().mode("Active").build());
        all.put(
                "FileSystemConfigs",
                List.of(FileSystemConfig.builder()
                        .arn("arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/fsap-01234567890123456")
                        .localMountPath("/mnt/data")
                        .build()));
        all.put("ImageConfig", ImageConfig.builder().workingDirectory("/work").build());
        all.put("EphemeralStorage", EphemeralStorage.builder().size(1024).build());
        all.put("SnapStart", SnapStart.builder().applyOn("PublishedVersions").build());
        all.put(
                "LoggingConfig",
                LoggingConfig.builder()
                        .logFormat("JSON")
                        .applicationLogLevel("WARN")
                        .systemLogLevel("DEBUG")
                        .logGroup("shared")
                        .build());
        all.put(
                "CapacityProviderConfig",
                CapacityProviderConfig.builder()
                        .lambdaManagedInstancesCapacityProviderConfig(instances -> instances
                                .capacityProviderArn("arn:aws:lambda:us-east-1:123456789012:capacity-provider:pool")
                                .perExecutionEnvironmentMaxConcurrency(8)
                                .executionEnvironmentMemoryGiBPerVCpu(4.0))
                        .build());
        all.put(
                "DurableConfig",
                DurableConfig.builder()
                        .retentionPeriodInDays(7)
                        .executionTimeout(3600)
                        .build());
        all.put(
                "TenancyConfig",
                TenancyConfig.builder().tenantIsolationMode("PER_TENANT").build());
        return all;
    }
}
