package io.pointsman.local.aws.sqs;

import io.pointsman.json.JsonObject;
import io.pointsman.local.aws.World;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All queues of the account. */
final class Queues {
    private final World world;
    private final Map<String, Queue> byName = new TreeMap<>();

    Queues(World world) {
        this.world = world;
    }

    Map<String, Queue> byName() {
        return byName;
    }

    String url(Queue queue) {
        return "https://sqs." + world.region() + ".amazonaws.com/" + world.account() + "/" + queue.name();
    }

    String arn(String name) {
        return world.arn("sqs", name);
    }

    /** By its URL; the name at its end counts. */
    Queue need(JsonObject input) {
        String url = input.needText("QueueUrl");
        return find(url.substring(url.lastIndexOf('/') + 1)).orElseThrow(SqsErrors::noQueue);
    }

    Optional<Queue> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Optional<Queue> withArn(String arn) {
        return find(arn.substring(arn.lastIndexOf(':') + 1));
    }
}
