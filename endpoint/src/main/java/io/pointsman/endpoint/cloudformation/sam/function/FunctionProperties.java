package io.pointsman.endpoint.cloudformation.sam.function;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.S3Location;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTags;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code AWS::Serverless::Function} as {@code AWS::Lambda::Function}. */
final class FunctionProperties {
    private static final List<String> SAME = List.of(
            "Handler",
            "Runtime",
            "Description",
            "MemorySize",
            "Timeout",
            "VpcConfig",
            "Role",
            "Environment",
            "KmsKeyArn",
            "ReservedConcurrentExecutions",
            "Layers",
            "FileSystemConfigs",
            "ImageConfig",
            "PackageType",
            "Architectures",
            "SnapStart",
            "EphemeralStorage",
            "CodeSigningConfigArn",
            "RuntimeManagementConfig",
            "LoggingConfig",
            "TenancyConfig",
            "RecursiveLoop",
            "DurableConfig",
            "PublishToLatestPublished");

    private final SamResource function;
    private final Translation translation;

    FunctionProperties(SamResource function, Translation translation) {
        this.function = function;
        this.translation = translation;
    }

    CfnResource resource() {
        Map<String, Object> code = code();
        List<Object> tags = SamTags.marked(function);
        CfnResource made = function.main("AWS::Lambda::Function")
                .with("Code", code)
                .with("FunctionName", function.truly("FunctionName"))
                .from(function.properties(), SAME)
                .with("Tags", tags);
        if (isTraced(function, translation)) {
            made.with("TracingConfig", Tree.of("Mode", function.need("Tracing")));
        }
        if (function.isTrue("DeadLetterQueue")) {
            Object target = function.map("DeadLetterQueue").getOrDefault("TargetArn", "");
            made.with("DeadLetterConfig", Tree.of("TargetArn", target));
        }
        made.with("FunctionScalingConfig", function.truly("FunctionScalingConfig"));
        capacity().ifPresent(config -> made.with("CapacityProviderConfig", config));
        checkPackage(code);
        return made;
    }

    /** {@code Disabled} is as good as nothing. */
    static boolean isTraced(SamResource function, Translation translation) {
        return function.truly("Tracing")
                .map(translation.parameters()::in)
                .filter(mode -> !mode.equals("Disabled"))
                .isPresent();
    }

    private Optional<Object> capacity() {
        if (!function.isTrue("CapacityProviderConfig")) {
            return Optional.empty();
        }
        Map<String, Object> config = function.map("CapacityProviderConfig");
        Map<String, Object> made = Tree.of(
                "CapacityProviderArn",
                Tree.at(config, "Arn")
                        .orElseThrow(() -> function.trouble("Invalid CapacityProviderConfig: Arn is required")));
        List.of("PerExecutionEnvironmentMaxConcurrency", "ExecutionEnvironmentMemoryGiBPerVCpu")
                .forEach(name -> Tree.at(config, name).ifPresent(value -> made.put(name, value)));
        return Optional.of(Tree.of("LambdaManagedInstancesCapacityProviderConfig", made));
    }

    private Object packageType() {
        return function.truly("PackageType").orElse("Zip");
    }

    private Map<String, Object> code() {
        Object type = packageType();
        if (type.equals("Image")) {
            Object image = function.property("ImageUri").orElseThrow(() -> function.trouble("'ImageUri' must be set."));
            if (!Tree.isTrue(image)) {
                throw function.trouble("'ImageUri' requires that a image hosted at a registry be specified.");
            }
            return Tree.of("ImageUri", image);
        }
        if (!type.equals("Zip")) {
            throw function.trouble("invalid 'PackageType' : " + type);
        }
        Map<String, Object> code = function.property("InlineCode")
                .map(text -> Tree.of("ZipFile", text))
                .orElseGet(() -> S3Location.code(
                        function.property("CodeUri")
                                .orElseThrow(
                                        () -> function.trouble("Only one of 'InlineCode' or 'CodeUri' can be set.")),
                        function.id(),
                        "CodeUri"));
        function.truly("SourceKMSKeyArn").ifPresent(key -> code.put("SourceKMSKeyArn", key));
        return code;
    }

    private void checkPackage(Map<String, Object> code) {
        if (packageType().equals("Image")) {
            if (function.isTrue("Handler") || function.isTrue("Runtime") || function.isTrue("Layers")) {
                throw function.trouble(
                        "Runtime, Handler, Layers cannot be present when PackageType is of type `Image`");
            }
            return;
        }
        if (!function.isTrue("Runtime") || !function.isTrue("Handler")) {
            throw function.trouble("Runtime and Handler needs to be present when PackageType is of type `Zip`");
        }
        if (Tree.trueAt(code, "ImageUri").isPresent() || function.isTrue("ImageConfig")) {
            throw function.trouble("ImageUri or ImageConfig cannot be present when PackageType is of type `Zip`");
        }
    }
}
