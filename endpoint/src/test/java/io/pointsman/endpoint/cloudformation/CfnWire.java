package io.pointsman.endpoint.cloudformation;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.wire.EndpointServer;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.Tag;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackRequest;

/** The real SDK against CloudFormation over the wire, in a world whose clock only the test moves. The stack is "web". */
final class CfnWire implements AutoCloseable {
    private final EndpointClock clock;
    private final EndpointServer server;
    final CloudFormationClient client;

    CfnWire(Cfn cfn) {
        this(cfn.world, cfn.world.clock());
    }

    CfnWire(World world, EndpointClock clock) {
        this.clock = clock;
        this.server = EndpointServer.start(world, 0);
        this.client = CloudFormationClient.builder()
                .endpointOverride(server.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }

    URI uri() {
        return server.uri();
    }

    void settle() {
        clock.advance(Duration.ofMinutes(10));
    }

    void pass(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }

    void create(String template, UnaryOperator<CreateStackRequest.Builder> more) {
        client.createStack(more.apply(CreateStackRequest.builder()
                        .stackName("web")
                        .templateBody(template)
                        .capabilities(Capability.CAPABILITY_NAMED_IAM))
                .build());
        settle();
    }

    /** Not settled yet. */
    void begin(String template, UnaryOperator<UpdateStackRequest.Builder> more) {
        client.updateStack(more.apply(UpdateStackRequest.builder()
                        .stackName("web")
                        .templateBody(template)
                        .capabilities(Capability.CAPABILITY_NAMED_IAM))
                .build());
    }

    Stack update(String template, UnaryOperator<UpdateStackRequest.Builder> more) {
        begin(template, more);
        settle();
        return stack();
    }

    DescribeChangeSetResponse changeSet(
            String name, String template, UnaryOperator<CreateChangeSetRequest.Builder> more) {
        client.createChangeSet(more.apply(CreateChangeSetRequest.builder()
                        .stackName("web")
                        .changeSetName(name)
                        .templateBody(template)
                        .capabilities(Capability.CAPABILITY_NAMED_IAM))
                .build());
        settle();
        return describe(name);
    }

    DescribeChangeSetResponse describe(String name) {
        return client.describeChangeSet(
                ask -> ask.stackName("web").changeSetName(name).includePropertyValues(true));
    }

    Stack execute(String name) {
        client.executeChangeSet(ask -> ask.stackName("web").changeSetName(name));
        settle();
        return stack();
    }

    Stack stack() {
        return client.describeStacks(ask -> ask.stackName("web")).stacks().getFirst();
    }

    List<StackEvent> events() {
        return client.describeStackEvents(ask -> ask.stackName("web")).stackEvents();
    }

    String reason(String logicalId, String status) {
        return events().stream()
                .filter(event -> event.logicalResourceId().equals(logicalId)
                        && event.resourceStatusAsString().equals(status))
                .findFirst()
                .map(StackEvent::resourceStatusReason)
                .orElse("");
    }

    String resourceStatus(String logicalId) {
        return client.describeStackResource(ask -> ask.stackName("web").logicalResourceId(logicalId))
                .stackResourceDetail()
                .resourceStatusAsString();
    }

    static String refusal(Executable call) {
        return assertThrows(CloudFormationException.class, call)
                .awsErrorDetails()
                .errorMessage();
    }

    static List<Tag> tags(String... keysAndValues) {
        return pairs(
                keysAndValues, pair -> Tag.builder().key(pair[0]).value(pair[1]).build());
    }

    static List<Parameter> parameters(String... keysAndValues) {
        return pairs(
                keysAndValues,
                pair -> Parameter.builder()
                        .parameterKey(pair[0])
                        .parameterValue(pair[1])
                        .build());
    }

    private static <T> List<T> pairs(String[] texts, Function<String[], T> each) {
        return IntStream.range(0, texts.length / 2)
                .mapToObj(i -> each.apply(Arrays.copyOfRange(texts, 2 * i, 2 * i + 2)))
                .toList();
    }
}
