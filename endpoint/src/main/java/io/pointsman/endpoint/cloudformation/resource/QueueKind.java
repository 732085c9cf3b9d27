package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code AWS::SQS::Queue}: {@code Ref} gives its URL. */
final class QueueKind implements Kind {
    private static final int NAME = 80;
    private static final List<String> NO_ATTRIBUTE = List.of("QueueName", "Tags");

    @Override
    public Work create(Wish wish) {
        boolean fifo = wish.text("FifoQueue").filter("true"::equals).isPresent();
        String suffix = fifo ? ".fifo" : "";
        String name = wish.text("QueueName")
                .orElseGet(() -> PhysicalName.of(wish.stackName(), wish.logicalId(), NAME - suffix.length()) + suffix);
        JsonObject input = JsonObject.of("QueueName", name, "Attributes", attributes(wish));
        String url = wish.call("sqs", "CreateQueue", input).needText("QueueUrl");
        Map<String, Object> made = Map.of("Arn", wish.world().arn("sqs", name), "QueueName", name, "QueueUrl", url);
        return new Work.Done(new Made(url, made, wish.properties()));
    }

    /** Every attribute is text; a policy is JSON text. */
    private static Map<String, Object> attributes(Wish wish) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        wish.properties().forEach((name, value) -> {
            if (!NO_ATTRIBUTE.contains(name)) {
                attributes.put(name, Members.text(value));
            }
        });
        return attributes;
    }

    @Override
    public Work update(Wish wish, Made made) {
        Map<String, Object> attributes = attributes(wish);
        attributes.remove("FifoQueue");
        wish.call("sqs", "SetQueueAttributes", JsonObject.of("QueueUrl", made.physicalId(), "Attributes", attributes));
        return new Work.Done(made.updated(wish));
    }

    @Override
    public Work delete(Wish wish, Made made) {
        Gone.unless(() -> wish.call("sqs", "DeleteQueue", JsonObject.of("QueueUrl", made.physicalId())));
        return new Work.Done(made);
    }
}
