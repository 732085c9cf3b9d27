package io.pointsman.endpoint.cloudformation.sam.event;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.ManagedPolicies;
import io.pointsman.endpoint.cloudformation.sam.spec.PolicyDocuments;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.ServiceRole;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The events that Lambda polls: an event source mapping, and what the function's role needs to read the source. */
record Mappings(EventTarget target, SamResource event, ServiceRole role, Translation translation) {
    static final Set<String> TYPES =
            Set.of("SQS", "Kinesis", "DynamoDB", "MSK", "MQ", "SelfManagedKafka", "DocumentDB");

    private static final Map<String, String> SOURCES = Map.of(
            "SQS", "Queue",
            "Kinesis", "Stream",
            "DynamoDB", "Stream",
            "MSK", "Stream",
            "MQ", "Broker",
            "DocumentDB", "Cluster");
    private static final Map<String, String> POLICIES = Map.of(
            "SQS", "AWSLambdaSQSQueueExecutionRole",
            "Kinesis", "AWSLambdaKinesisExecutionRole",
            "DynamoDB", "AWSLambdaDynamoDBExecutionRole",
            "MSK", "AWSLambdaMSKExecutionRole");
    private static final List<String> SAME = List.of(
            "StartingPosition",
            "StartingPositionTimestamp",
            "BatchSize",
            "Enabled",
            "MaximumBatchingWindowInSeconds",
            "MaximumRetryAttempts",
            "BisectBatchOnFunctionError",
            "MaximumRecordAgeInSeconds",
            "ParallelizationFactor",
            "Topics",
            "Queues",
            "SourceAccessConfigurations",
            "TumblingWindowInSeconds",
            "FunctionResponseTypes",
            "FilterCriteria",
            "KmsKeyArn",
            "ScalingConfig",
            "ProvisionedPollerConfig",
            "MetricsConfig",
            "LoggingConfig");

    CfnResource made() {
        CfnResource mapping = target.made(event.id(), "AWS::Lambda::EventSourceMapping")
                .with("FunctionName", target.name())
                .with(
                        "EventSourceArn",
                        Optional.ofNullable(SOURCES.get(event.type())).flatMap(event::property))
                .from(event.properties(), SAME);
        checkFilter();
        event.truly("KafkaBootstrapServers")
                .ifPresent(servers -> mapping.with(
                        "SelfManagedEventSource", Tree.of("Endpoints", Tree.of("KafkaBootstrapServers", servers))));
        kafka(mapping);
        Optional<Map<String, Object>> failures = failures(mapping);
        if (event.type().equals("DocumentDB")) {
            mapping.with("DocumentDBEventSourceConfig", documents());
        }
        Optional.ofNullable(POLICIES.get(event.type()))
                .ifPresent(name -> role.managed(ManagedPolicies.of("service-role/" + name)));
        new SourcePolicies(event, translation).all().forEach(role::inline);
        failures.ifPresent(role::inline);
        return mapping;
    }

    private Map<String, Object> documents() {
        Map<String, Object> config = Tree.of("DatabaseName", event.need("DatabaseName"));
        List.of("CollectionName", "FullDocument")
                .forEach(name -> event.truly(name).ifPresent(value -> config.put(name, value)));
        return config;
    }

    private void checkFilter() {
        Map<String, Object> filter = event.map("FilterCriteria");
        if (!filter.isEmpty() && !Fn.isCall(filter) && !filter.keySet().equals(Set.of("Filters"))) {
            throw SamTrouble.event(event.name(), "FilterCriteria field has a wrong format");
        }
    }

    private void kafka(CfnResource mapping) {
        String property = switch (event.type()) {
            case "MSK" -> "AmazonManagedKafkaEventSourceConfig";
            case "SelfManagedKafka" -> "SelfManagedKafkaEventSourceConfig";
            default -> "";
        };
        if (property.isEmpty() && event.isTrue("ConsumerGroupId")) {
            throw SamTrouble.event(
                    event.id(), "Property ConsumerGroupId not defined for resource of type " + event.type() + ".");
        }
        Map<String, Object> config = Tree.of();
        event.truly("ConsumerGroupId").ifPresent(group -> config.put("ConsumerGroupId", group));
        event.truly("SchemaRegistryConfig").ifPresent(registry -> config.put("SchemaRegistryConfig", registry));
        if (!property.isEmpty() && !config.isEmpty()) {
            mapping.with(property, config);
        }
    }

    /** Where records go that fail; gives what the role needs for it. */
    private Optional<Map<String, Object>> failures(CfnResource mapping) {
        if (!event.isTrue("DestinationConfig")) {
            return Optional.empty();
        }
        Map<String, Object> config = event.map("DestinationConfig");
        if (!(config.get("OnFailure") instanceof Map<?, ?> onFailure)) {
            throw SamTrouble.event(event.id(), "Property 'DestinationConfig.OnFailure' should be a map.");
        }
        mapping.with("DestinationConfig", config);
        Object type = Optional.ofNullable(Tree.map(onFailure).remove("Type")).orElse("");
        Object arn = Tree.at(onFailure, "Destination").orElse("");
        return switch (String.valueOf(type)) {
            case "", "Kafka" -> Optional.empty();
            case "SQS" -> Optional.of(PolicyDocuments.sendMessage(event.id(), arn));
            case "SNS" -> Optional.of(PolicyDocuments.publish(event.id(), arn));
            case "S3" -> Optional.of(PolicyDocuments.putObjects(event.id(), arn));
            default ->
                throw SamTrouble.event(
                        event.id(), "The only valid values for 'Type' are 'SQS', 'SNS', 'S3', and 'Kafka'");
        };
    }
}
