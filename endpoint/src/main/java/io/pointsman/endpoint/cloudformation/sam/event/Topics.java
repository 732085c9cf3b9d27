package io.pointsman.endpoint.cloudformation.sam.event;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.PolicyDocuments;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.ServiceRole;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code SNS}: a subscription of the function, or of a queue between the topic and the function. */
record Topics(EventTarget target, SamResource event, ServiceRole role, Translation translation) {
    private static final List<String> SAME = List.of("Region", "FilterPolicy", "FilterPolicyScope", "RedrivePolicy");
    private static final long BATCH = 10;

    List<CfnResource> made() {
        Object through = event.truly("SqsSubscription").orElse(false);
        if (through instanceof Map<?, ?> queue) {
            return throughTheirQueue(Tree.map(queue));
        }
        return Tree.isTrue(through) ? throughOurQueue() : straight();
    }

    private List<CfnResource> straight() {
        CfnResource permission =
                new Permissions(target, "sns.amazonaws.com").of(event.id()).with("SourceArn", event.property("Topic"));
        return List.of(permission, subscription("lambda", target.arn()));
    }

    private List<CfnResource> throughOurQueue() {
        CfnResource queue =
                target.made(event.id() + "Queue", "AWS::SQS::Queue").with("FifoQueue", isFifo().filter(Tree::isTrue));
        return List.of(
                mapping(queue.arn(), BATCH),
                queue,
                policy(event.id() + "QueuePolicy", queue.arn(), queue.ref()),
                subscription("sqs", queue.arn()));
    }

    private List<CfnResource> throughTheirQueue(Map<String, Object> queue) {
        Optional<Object> arn = Tree.trueAt(queue, "QueueArn");
        Optional<Object> url = Tree.trueAt(queue, "QueueUrl");
        if (arn.isEmpty() || url.isEmpty()) {
            throw SamTrouble.event(event.name(), "No QueueARN or QueueURL provided.");
        }
        String policy =
                Tree.trueAt(queue, "QueuePolicyLogicalId").map(String::valueOf).orElse(event.id() + "QueuePolicy");
        return List.of(
                mapping(arn.get(), Tree.trueAt(queue, "BatchSize").orElse(BATCH)),
                policy(policy, arn.get(), url.get()),
                subscription("sqs", arn.get()));
    }

    private CfnResource subscription(String protocol, Object endpoint) {
        return target.made(event.id(), "AWS::SNS::Subscription")
                .with("Protocol", protocol)
                .with("Endpoint", endpoint)
                .with("TopicArn", event.property("Topic"))
                .from(event.properties(), SAME);
    }

    private CfnResource policy(String id, Object arn, Object url) {
        return target.made(id, "AWS::SQS::QueuePolicy")
                .with("PolicyDocument", PolicyDocuments.queuePolicy("*", arn, event.need("Topic")))
                .with("Queues", Tree.listOf(url));
    }

    private CfnResource mapping(Object queue, Object batch) {
        Map<String, Object> properties = Tree.of("Queue", queue, "BatchSize", batch, "Enabled", true);
        SamResource sqs =
                new SamResource(event.id() + "EventSourceMapping", event.name(), "SQS", event.attributes(), properties);
        return new Mappings(target, sqs, role, translation).made();
    }

    /** Whether the topic, if it is in the template, is FIFO: then its queue has to be so, too. */
    private Optional<Object> isFifo() {
        return Fn.target(event.need("Topic"))
                .flatMap(translation::resource)
                .flatMap(topic -> Tree.at(Tree.mapAt(topic, "Properties"), "FifoTopic"))
                .map(translation.parameters()::in);
    }
}
