package io.pointsman.local.aws.cloudformation.sam;

import io.pointsman.local.aws.cloudformation.template.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The properties of {@code AWS::Serverless::Function} as those of {@code AWS::Lambda::Function}. */
final class FunctionProperties {
    private static final List<String> SAME = List.of(
            "FunctionName",
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
            "CapacityProviderConfig",
            "FunctionScalingConfig",
            "PublishToLatestPublished");
    private static final Set<String> OWN = Set.of(
            "AssumeRolePolicyDocument",
            "AutoPublishAlias",
            "AutoPublishAliasAllProperties",
            "AutoPublishCodeSha256",
            "CodeUri",
            "DeadLetterQueue",
            "DeploymentPreference",
            "EventInvokeConfig",
            "Events",
            "FunctionUrlConfig",
            "ImageUri",
            "InlineCode",
            "PermissionsBoundary",
            "Policies",
            "PropagateTags",
            "ProvisionedConcurrencyConfig",
            "RolePath",
            "SourceKMSKeyArn",
            "Tags",
            "Tracing",
            "VersionDeletionPolicy",
            "VersionDescription");

    private final ServerlessResource function;

    FunctionProperties(ServerlessResource function) {
        this.function = function;
    }

    Map<String, Object> properties() {
        checkNames();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("Code", code());
        SAME.forEach(name -> function.property(name).ifPresent(value -> properties.put(name, value)));
        properties.put("Tags", SamTags.of(function, "lambda:createdBy"));
        function.text("Tracing")
                .filter(mode -> !mode.equals("Disabled"))
                .ifPresent(mode -> properties.put("TracingConfig", Map.of("Mode", mode)));
        Values.at(Values.mapAt(function.properties(), "DeadLetterQueue"), "TargetArn")
                .ifPresent(arn -> properties.put("DeadLetterConfig", Map.of("TargetArn", arn)));
        checkPackage();
        return properties;
    }

    private void checkNames() {
        function.properties().keySet().stream()
                .filter(name -> !SAME.contains(name) && !OWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw function.trouble("property " + name + " not defined for resource of type " + function.type());
                });
    }

    private boolean isImage() {
        return function.text("PackageType").filter("Image"::equals).isPresent();
    }

    private Map<String, Object> code() {
        if (isImage()) {
            Object image = function.property("ImageUri").orElseThrow(() -> function.trouble("'ImageUri' must be set."));
            return Map.of("ImageUri", image);
        }
        Map<String, Object> code = new LinkedHashMap<>();
        function.property("InlineCode")
                .ifPresentOrElse(
                        text -> code.put("ZipFile", text),
                        () -> code.putAll(S3Place.of(
                                function.property("CodeUri")
                                        .orElseThrow(() ->
                                                function.trouble("Only one of 'InlineCode' or 'CodeUri' can be set.")),
                                function.id(),
                                "CodeUri")));
        function.property("SourceKMSKeyArn").ifPresent(key -> code.put("SourceKMSKeyArn", key));
        return code;
    }

    private void checkPackage() {
        boolean both = function.property("Runtime").isPresent()
                && function.property("Handler").isPresent();
        boolean any = function.property("Runtime").isPresent()
                || function.property("Handler").isPresent()
                || function.property("Layers").isPresent();
        if (isImage() && any) {
            throw function.trouble("Runtime, Handler, Layers cannot be present when PackageType is of type `Image`");
        }
        if (!isImage() && !both) {
            throw function.trouble("Runtime and Handler needs to be present when PackageType is of type `Zip`");
        }
    }
}
