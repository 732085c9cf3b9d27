package io.pointsman.endpoint.sqs;

import io.pointsman.endpoint.Arn;
import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
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

    /** Of this server: the SDKs of JavaScript, Ruby and PHP send to the host that the URL of a queue names, whatever endpoint they have. */
    String url(Queue queue) {
        String host = world.address()
                .map(address -> address.toString().replaceFirst("/+$", ""))
                .orElse("https://sqs." + world.region() + ".amazonaws.com");
        return host + "/" + world.account() + "/" + queue.name();
    }

    String arn(String name) {
        return world.arn("sqs", name);
    }

    /** By its URL; account and name at its end count. */
    Queue need(JsonObject input) {
        String url = input.needText("QueueUrl");
        int end = url.lastIndexOf('/');
        String account = url.substring(url.lastIndexOf('/', end - 1) + 1, Math.max(end, 0));
        if (world.accounts().isAnother(account, world)) {
            throw SqsErrors.accessDenied(world.account(), account, url.substring(end + 1));
        }
        return find(url.substring(end + 1)).orElseThrow(SqsErrors::noQueue);
    }

    Optional<Queue> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** One of the account's own. */
    Optional<Queue> withArn(String arn) {
        return world.accounts().otherIn(arn, world).isPresent()
                ? Optional.empty()
                : Arn.of(arn).flatMap(queue -> find(queue.resource()));
    }
}
