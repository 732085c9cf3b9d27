package io.pointsman.local.acceptance;

import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.wire.EndpointServer;
import io.pointsman.json.JsonObject;
import io.pointsman.local.acceptance.ground.AccountClients;
import io.pointsman.local.acceptance.ground.OtherAccount;
import io.pointsman.local.acceptance.ground.Reach;
import io.pointsman.local.play.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An endpoint with a fast clock and two accounts, and what lies in them, asked past the run. */
public final class AccountOnEndpoint implements AutoCloseable {
    public static final String REGION = "eu-central-1";

    private static final Map<String, List<String>> INVENTORY = new TreeMap<>(Map.of(
            "s3", List.of("ListBuckets"),
            "lambda", List.of("ListFunctions", "ListEventSourceMappings"),
            "sqs", List.of("ListQueues"),
            "codepipeline", List.of("ListPipelines"),
            "codedeploy", List.of("ListApplications", "ListDeploymentConfigs"),
            "logs", List.of("DescribeLogGroups"),
            "monitoring", List.of("DescribeAlarms"),
            "events", List.of("ListRules")));

    public final Endpoint endpoint;
    public final AccountClients aws;
    public final Reach reach;
    public final OtherAccount other;
    private final EndpointClock clock;
    private final EndpointServer server;

    public AccountOnEndpoint() {
        clock = EndpointClock.running(600);
        endpoint = Endpoint.of("123456789012", REGION, clock);
        server = EndpointServer.start(endpoint.world(), 0);
        reach = new Reach(Optional.of(server.uri()), Optional.empty(), REGION);
        aws = reach.clients();
        other = OtherAccount.of(reach, reach.in("111122223333"));
    }

    public static Watch watch() {
        return new Watch(Duration.ofMillis(20), 1, () -> {});
    }

    /** All that is there, in both accounts; of stacks those that are not deleted. */
    public Map<String, String> inventory() {
        Map<String, String> all = new TreeMap<>();
        endpoint.world()
                .accounts()
                .all()
                .forEach(account -> INVENTORY.forEach((service, operations) -> operations.forEach(operation -> all.put(
                        account.account() + ":" + service + ":" + operation,
                        told(account.call(service, operation, JsonObject.empty()))))));
        all.put("stacks", stacks(aws));
        all.put("stacks of the other account", stacks(other.aws()));
        return all;
    }

    /** All of an answer, with its times. */
    private static String told(@Nullable Object value) {
        return switch (value) {
            case JsonObject object -> told(object.members());
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + told(entry.getValue()))
                        .toList()
                        .toString();
            case List<?> items ->
                items.stream().map(AccountOnEndpoint::told).toList().toString();
            case null, default -> String.valueOf(value);
        };
    }

    private static String stacks(AccountClients clients) {
        return clients.cloudFormation().listStacksPaginator().stackSummaries().stream()
                .filter(stack -> !stack.stackStatusAsString().equals("DELETE_COMPLETE"))
                .map(stack -> stack.stackName() + " " + stack.stackStatusAsString())
                .toList()
                .toString();
    }

    @Override
    public void close() {
        aws.close();
        other.close();
        server.close();
        endpoint.close();
        clock.close();
    }
}
