package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The properties of {@code AWS::Lambda::Function} that are its configuration, as Lambda's API names them. */
final class FunctionConfiguration {
    private static final Set<String> NOT_CONFIGURATION =
            Set.of("Code", "Tags", "FunctionName", "PackageType", "Architectures", "TenancyConfig");

    private FunctionConfiguration() {}

    /** Everything that a new function is made with. */
    static JsonObject ofNew(Map<String, Object> properties) {
        Map<String, Object> members = new LinkedHashMap<>(properties);
        members.remove("Tags");
        members.keySet().removeAll(FunctionAttachments.PROPERTIES);
        return Members.plain(renamed(members));
    }

    static Map<String, Object> of(Map<String, Object> properties) {
        Map<String, Object> configuration = new LinkedHashMap<>(properties);
        configuration.keySet().removeAll(NOT_CONFIGURATION);
        configuration.keySet().removeAll(FunctionAttachments.PROPERTIES);
        return renamed(configuration);
    }

    private static Map<String, Object> renamed(Map<String, Object> members) {
        Object key = members.remove("KmsKeyArn");
        if (key != null) {
            members.put("KMSKeyArn", key);
        }
        return members;
    }

    /** What a property that is no longer there goes back to. */
    static Optional<Object> fallback(String property, String function) {
        return Optional.ofNullable(
                switch (property) {
                    case "Description", "KMSKeyArn" -> "";
                    case "MemorySize" -> 128L;
                    case "Timeout" -> 3L;
                    case "Environment" -> Map.of("Variables", Map.of());
                    case "Layers", "FileSystemConfigs" -> List.of();
                    case "VpcConfig" -> Map.of("SubnetIds", List.of(), "SecurityGroupIds", List.of());
                    case "DeadLetterConfig" -> Map.of("TargetArn", "");
                    case "TracingConfig" -> Map.of("Mode", "PassThrough");
                    case "EphemeralStorage" -> Map.of("Size", 512L);
                    case "SnapStart" -> Map.of("ApplyOn", "None");
                    case "ImageConfig" -> Map.of();
                    case "LoggingConfig" -> Map.of("LogFormat", "Text", "LogGroup", "/aws/lambda/" + function);
                    default -> null;
                });
    }
}
