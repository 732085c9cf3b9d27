package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Properties of a resource type to members of an API. A template may write a number or a flag as text; an API takes it only by its
 * kind.
 */
final class Members {
    private static final Set<String> NUMBERS = Set.of(
            "RunOrder",
            "TimeoutInMinutes",
            "CanaryPercentage",
            "CanaryInterval",
            "LinearPercentage",
            "LinearInterval",
            "Timeout",
            "MemorySize",
            "Size",
            "MaximumRetryAttempts",
            "MaximumEventAgeInSeconds",
            "BatchSize",
            "MaximumBatchingWindowInSeconds",
            "ParallelizationFactor",
            "MaximumRecordAgeInSeconds",
            "TumblingWindowInSeconds",
            "MaximumConcurrency",
            "MinimumPollers",
            "MaximumPollers",
            "MaxAge",
            "ExecutionTimeout",
            "RetentionPeriodInDays",
            "PerExecutionEnvironmentMaxConcurrency",
            "Period",
            "EvaluationPeriods",
            "DatapointsToAlarm",
            "PasswordLength",
            "ThrottlingBurstLimit");
    private static final Set<String> DECIMALS = Set.of(
            "Threshold",
            "FunctionWeight",
            "StartingPositionTimestamp",
            "ThrottlingRateLimit",
            "ExecutionEnvironmentMemoryGiBPerVCpu");
    private static final Set<String> FLAGS = Set.of(
            "Enabled",
            "IgnorePollAlarmFailure",
            "ActionsEnabled",
            "ReturnData",
            "Ipv6AllowedForDualStack",
            "BisectBatchOnFunctionError",
            "AllowCredentials",
            "ExcludeLowercase",
            "ExcludeUppercase",
            "ExcludeNumbers",
            "ExcludePunctuation",
            "IncludeSpace",
            "RequireEachIncludedType",
            "AutoDeploy",
            "ApiKeyRequired",
            "CacheClusterEnabled",
            "DataTraceEnabled",
            "DetailedMetricsEnabled",
            "TracingEnabled");
    /** Maps whose keys are the user's own and whose values are text. */
    private static final Set<String> FREE =
            Set.of("Configuration", "Variables", "InputPathsMap", "StageVariables", "Tags");

    private Members() {}

    /** The same names. */
    static JsonObject plain(Map<String, Object> properties) {
        return JsonObject.of(members(properties, UnaryOperator.identity()));
    }

    /** Names with a small first letter: CodePipeline, CodeDeploy. */
    static JsonObject camel(Map<String, Object> properties) {
        return JsonObject.of(members(properties, Members::camel));
    }

    private static String camel(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static Map<String, Object> members(Map<?, ?> properties, UnaryOperator<String> naming) {
        Map<String, Object> members = new LinkedHashMap<>();
        properties.forEach((key, value) -> {
            String name = String.valueOf(key);
            members.put(naming.apply(name), value(name, value, naming));
        });
        return members;
    }

    private static Object value(String name, Object value, UnaryOperator<String> naming) {
        return switch (value) {
            case Map<?, ?> map -> FREE.contains(name) && !isList(map) ? texts(map) : members(map, naming);
            case List<?> list ->
                list.stream().map(item -> value("", item, naming)).toList();
            default -> scalar(name, value);
        };
    }

    private static boolean isList(Map<?, ?> map) {
        return map.values().stream().anyMatch(List.class::isInstance);
    }

    private static Map<String, Object> texts(Map<?, ?> map) {
        Map<String, Object> texts = new LinkedHashMap<>();
        map.forEach((key, value) -> texts.put(String.valueOf(key), text(value)));
        return texts;
    }

    /** A scalar as text; anything else as JSON text. */
    static String text(Object value) {
        return Values.isScalar(value) ? Values.text(value) : Json.text(value);
    }

    private static Object scalar(String name, Object value) {
        if (NUMBERS.contains(name)) {
            return Long.valueOf(Values.text(value));
        }
        if (DECIMALS.contains(name)) {
            return new BigDecimal(Values.text(value));
        }
        return FLAGS.contains(name) ? (Object) Boolean.valueOf(Values.text(value)) : value;
    }
}
