package io.pointsman.endpoint.cloudformation.sam.spec;

import java.util.Map;

/** The policies that SAM writes into the roles and queues that it makes. */
public final class PolicyDocuments {
    private PolicyDocuments() {}

    public static Map<String, Object> assumedBy(String service) {
        Map<String, Object> statement = Tree.of(
                "Action",
                Tree.listOf("sts:AssumeRole"),
                "Effect",
                "Allow",
                "Principal",
                Tree.of("Service", Tree.listOf(service)));
        return Tree.of("Version", "2012-10-17", "Statement", Tree.listOf(statement));
    }

    /** One policy of one statement, named for what it allows. */
    public static Map<String, Object> allowing(String name, String action, Object resource) {
        return named(name, Tree.of("Statement", Tree.listOf(allow(action, resource))));
    }

    public static Map<String, Object> named(String name, Object document) {
        return Tree.of("PolicyName", name, "PolicyDocument", document);
    }

    public static Map<String, Object> allow(Object action, Object resource) {
        return Tree.of("Action", action, "Effect", "Allow", "Resource", resource);
    }

    public static Map<String, Object> deadLetters(String action, Object target) {
        Map<String, Object> statement = Tree.of("Action", action, "Resource", target, "Effect", "Allow");
        return named("DeadLetterQueuePolicy", Tree.of("Version", "2012-10-17", "Statement", Tree.listOf(statement)));
    }

    public static Map<String, Object> sendMessage(String id, Object queue) {
        return allowing(id + "SQSPolicy", "sqs:SendMessage", queue);
    }

    public static Map<String, Object> publish(String id, Object topic) {
        return allowing(id + "SNSPolicy", "sns:publish", topic);
    }

    public static Map<String, Object> invoke(String id, Object function) {
        return allowing(id + "LambdaPolicy", "lambda:InvokeFunction", function);
    }

    public static Map<String, Object> startExecution(String id, Object stateMachine) {
        return allowing(id + "StartExecutionPolicy", "states:StartExecution", stateMachine);
    }

    public static Map<String, Object> putObjects(String id, Object bucket) {
        Object objects = Tree.of("Fn::Join", Tree.listOf("/", Tree.listOf(bucket, "*")));
        return named(
                id + "S3Policy",
                Tree.of("Statement", Tree.listOf(allow("s3:PutObject", objects), allow("s3:ListBucket", bucket))));
    }

    /** What lets a source send to a queue: everybody, or a service, under the condition of the source's ARN. */
    public static Map<String, Object> queuePolicy(Object principal, Object queue, Object source) {
        Map<String, Object> statement = Tree.of(
                "Action",
                "sqs:SendMessage",
                "Effect",
                "Allow",
                "Principal",
                principal,
                "Resource",
                queue,
                "Condition",
                Tree.of("ArnEquals", Tree.of("aws:SourceArn", source)));
        return Tree.of("Version", "2012-10-17", "Statement", Tree.listOf(statement));
    }
}
