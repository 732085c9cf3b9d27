package io.pointsman.lambda;

import io.pointsman.digest.Sha256;
import io.pointsman.release.record.DeployedFunction;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.EnvironmentResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.Layer;
import software.amazon.awssdk.services.lambda.model.VpcConfigResponse;

/** The properties of a function that make a difference to callers, each in one canonical text; secrets only as digests. */
public final class SdkFunctionProperties {
    private SdkFunctionProperties() {}

    /** Digests alone: what a release record may hold. */
    public static DeployedFunction deployed(FunctionConfiguration found) {
        String runtime = found.runtimeVersionConfig() == null
                ? ""
                : text(found.runtimeVersionConfig().runtimeVersionArn());
        return DeployedFunction.of(
                text(found.codeSha256()),
                of(found),
                text(found.configSha256()),
                text(found.description()) + "\n" + runtime);
    }

    /**
     * What makes a new version worth it (docs/aws-facts.md), without the description: the one of a version is set when it is
     * published. {@code SnapStart} is what was asked for, not how far it is.
     */
    public static Map<String, String> of(FunctionConfiguration found) {
        Map<String, String> all = new TreeMap<>();
        all.put("Runtime", text(found.runtimeAsString()));
        all.put("Handler", text(found.handler()));
        all.put("MemorySize", text(found.memorySize()));
        all.put("Timeout", text(found.timeout()));
        all.put("Environment", environment(found.environment()));
        all.put("Layers", found.layers().stream().map(Layer::arn).toList().toString());
        all.put("Role", text(found.role()));
        all.put("VpcConfig", vpc(found.vpcConfig()));
        all.put("DeadLetterConfig", SdkPropertyTexts.of(found.deadLetterConfig()));
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
        all.put("LoggingConfig", SdkPropertyTexts.of(found.loggingConfig()));
        all.put("FileSystemConfigs", SdkPropertyTexts.of(found.fileSystemConfigs()));
        all.put(
                "SnapStart",
                found.snapStart() == null ? "None" : text(found.snapStart().applyOnAsString()));
        all.put("PackageType", text(found.packageTypeAsString()));
        all.put("ImageConfig", SdkPropertyTexts.of(found.imageConfigResponse()));
        all.put("KMSKeyArn", text(found.kmsKeyArn()));
        all.put("CapacityProviderConfig", SdkPropertyTexts.of(found.capacityProviderConfig()));
        all.put("DurableConfig", SdkPropertyTexts.of(found.durableConfig()));
        all.put("TenancyConfig", SdkPropertyTexts.of(found.tenancyConfig()));
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
        return Sha256.hex(new TreeMap<>(environment.variables()).toString());
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
