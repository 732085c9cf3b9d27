package io.pointsman.local.aws.cloudformation.sam;

import io.pointsman.local.aws.cloudformation.template.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a function's {@code Events} become. The permission and the source of each event are there, under the logical ids that SAM
 * gives; what goes into an implicit API's definition is not.
 */
final class FunctionEvents {
    private static final Set<String> POLLED = Set.of("SQS", "Kinesis", "DynamoDB", "MSK", "MQ", "SelfManagedKafka");

    private final ServerlessResource function;
    private final String target;
    private final Map<String, Map<String, Object>> made;

    /** @param target the logical id of what is invoked: the alias, where there is one */
    FunctionEvents(ServerlessResource function, String target, Map<String, Map<String, Object>> made) {
        this.function = function;
        this.target = target;
        this.made = made;
    }

    void add() {
        Values.mapAt(function.properties(), "Events").forEach((name, event) -> {
            if (event instanceof Map<?, ?> map) {
                add(function.id() + name, Values.textAt(map, "Type").orElse(""), Values.mapAt(map, "Properties"));
            }
        });
    }

    private void add(String id, String type, Map<String, Object> properties) {
        switch (type) {
            case "Api" -> api(id + "PermissionProd", properties, "RestApiId", new ImplicitApi(function).rest());
            case "HttpApi" -> api(id + "Permission", properties, "ApiId", new ImplicitApi(function).http());
            case "Schedule", "CloudWatchEvent", "EventBridgeRule" -> rule(id, properties);
            case "ScheduleV2" -> schedule(id, properties);
            case "SNS" -> subscription(id, properties);
            case "S3" -> permission(id, "s3.amazonaws.com");
            default -> polled(id, type, properties);
        }
    }

    private void polled(String id, String type, Map<String, Object> properties) {
        if (!POLLED.contains(type)) {
            throw new SamTrouble(id, "Events of type '" + type + "' are not known to this endpoint.");
        }
        source(id, properties);
    }

    private void api(
            String permission,
            Map<String, Object> properties,
            String named,
            Map<String, Map<String, Object>> implicit) {
        if (!properties.containsKey(named)) {
            implicit.forEach(made::putIfAbsent);
        }
        put(permission, permissionOf("apigateway.amazonaws.com"));
    }

    private void rule(String id, Map<String, Object> properties) {
        Map<String, Object> rule = new LinkedHashMap<>();
        Values.at(properties, "Schedule").ifPresent(value -> rule.put("ScheduleExpression", value));
        Values.at(properties, "Pattern").ifPresent(value -> rule.put("EventPattern", value));
        List.of("Name", "Description", "EventBusName", "State")
                .forEach(name -> Values.at(properties, name).ifPresent(value -> rule.put(name, value)));
        rule.put("Targets", List.of(Map.of("Arn", ServerlessResource.ref(target), "Id", id + "LambdaTarget")));
        made.put(id, function.made("AWS::Events::Rule", rule));
        Map<String, Object> permission = permissionOf("events.amazonaws.com");
        permission.put("SourceArn", ServerlessResource.attribute(id, "Arn"));
        put(id + "Permission", permission);
    }

    private void schedule(String id, Map<String, Object> properties) {
        Map<String, Object> schedule = new LinkedHashMap<>(properties);
        schedule.putIfAbsent("FlexibleTimeWindow", Map.of("Mode", "OFF"));
        schedule.putIfAbsent("Name", id);
        schedule.put(
                "Target",
                Map.of(
                        "Arn",
                        ServerlessResource.ref(target),
                        "RoleArn",
                        ServerlessResource.attribute(id + "Role", "Arn")));
        made.put(id, function.made("AWS::Scheduler::Schedule", schedule));
        made.put(
                id + "Role",
                function.made(
                        "AWS::IAM::Role",
                        Map.of("AssumeRolePolicyDocument", FunctionRole.assumedBy("scheduler.amazonaws.com"))));
    }

    private void subscription(String id, Map<String, Object> properties) {
        Map<String, Object> subscription = new LinkedHashMap<>();
        subscription.put("Endpoint", ServerlessResource.ref(target));
        subscription.put("Protocol", "lambda");
        Values.at(properties, "Topic").ifPresent(topic -> subscription.put("TopicArn", topic));
        made.put(id, function.made("AWS::SNS::Subscription", subscription));
        permission(id, "sns.amazonaws.com");
    }

    private void source(String id, Map<String, Object> properties) {
        Map<String, Object> source = new LinkedHashMap<>(properties);
        List.of("Queue", "Stream", "Broker").forEach(name -> {
            Object arn = source.remove(name);
            if (arn != null) {
                source.put("EventSourceArn", arn);
            }
        });
        source.put("FunctionName", ServerlessResource.ref(target));
        made.put(id, function.made("AWS::Lambda::EventSourceMapping", source));
    }

    private void permission(String id, String principal) {
        put(id + "Permission", permissionOf(principal));
    }

    private Map<String, Object> permissionOf(String principal) {
        Map<String, Object> permission = new LinkedHashMap<>();
        permission.put("Action", "lambda:InvokeFunction");
        permission.put("FunctionName", ServerlessResource.ref(target));
        permission.put("Principal", principal);
        return permission;
    }

    private void put(String id, Map<String, Object> permission) {
        made.put(id, function.made("AWS::Lambda::Permission", permission));
    }
}
