package io.pointsman.endpoint.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.wire.EndpointServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetNotFoundException;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** The real SDK understands every answer. */
class CloudFormationWireTest {
    private static final String TEMPLATE = """
        Description: one function
        Transform: AWS::Serverless-2016-10-31
        Parameters: {Key: {Type: String}}
        Resources:
          Fn:
            Type: AWS::Serverless::Function
            Properties:
              Handler: a.b
              Runtime: python3.12
              CodeUri: {Bucket: code, Key: !Ref Key}
              AutoPublishAlias: live
        Outputs:
          Name: {Value: !Ref Fn, Export: {Name: the-function}}
        """;

    private final Cfn cfn = new Cfn();
    private final EndpointServer server = EndpointServer.start(cfn.world, 0);
    private final CloudFormationClient client = CloudFormationClient.builder()
            .endpointOverride(server.uri())
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private DescribeChangeSetResponse changeSet(String name, ChangeSetType type, String key) {
        client.createChangeSet(request -> request.stackName("web")
                .changeSetName(name)
                .changeSetType(type)
                .templateBody(TEMPLATE)
                .clientToken("token-" + name)
                .capabilities(Capability.CAPABILITY_IAM, Capability.CAPABILITY_AUTO_EXPAND)
                .parameters(Parameter.builder()
                        .parameterKey("Key")
                        .parameterValue(key)
                        .build()));
        cfn.settle();
        return client.describeChangeSet(
                request -> request.stackName("web").changeSetName(name).includePropertyValues(true));
    }

    private void execute(String name) {
        client.executeChangeSet(request -> request.stackName("web")
                .changeSetName(name)
                .clientRequestToken("run-" + name)
                .disableRollback(false));
        cfn.settle();
    }

    @Test
    void the_SDK_takes_a_stack_from_a_change_set_to_its_update() {
        assertEquals(
                ChangeSetStatus.CREATE_COMPLETE,
                changeSet("one", ChangeSetType.CREATE, "k1").status());
        execute("one");
        DescribeChangeSetResponse second = changeSet("two", ChangeSetType.UPDATE, "k2");
        assertEquals(ExecutionStatus.AVAILABLE, second.executionStatus());
        ResourceChange function = second.changes().stream()
                .map(Change::resourceChange)
                .filter(change -> change.logicalResourceId().equals("Fn"))
                .findFirst()
                .orElseThrow();
        assertEquals("Modify", function.actionAsString());
        assertEquals("k2", function.details().getFirst().target().afterValue());
        execute("two");
        var stack = client.describeStacks(request -> request.stackName("web"))
                .stacks()
                .getFirst();
        assertEquals(StackStatus.UPDATE_COMPLETE, stack.stackStatus());
        assertNotNull(stack.lastUpdatedTime());
        assertEquals("the-function", stack.outputs().getFirst().exportName());
        assertEquals(
                4,
                client.listStackResources(request -> request.stackName("web"))
                        .stackResourceSummaries()
                        .size());
        var events = client.describeStackEventsPaginator(request -> request.stackName("web")).stackEvents().stream()
                .toList();
        assertTrue(events.stream().anyMatch(event -> "run-two".equals(event.clientRequestToken())));
        assertEquals(
                List.of("the-function"),
                client.listExports(request -> {}).exports().stream()
                        .map(export -> export.name())
                        .toList());
        assertEquals(
                "one function",
                client.getTemplateSummary(request -> request.stackName("web")).description());
    }

    @Test
    void the_SDK_hears_refusals_by_their_own_kinds() {
        var absent = assertThrows(
                CloudFormationException.class, () -> client.describeStacks(request -> request.stackName("web")));
        assertEquals("ValidationError", absent.awsErrorDetails().errorCode());
        assertEquals(
                "Stack with id web does not exist", absent.awsErrorDetails().errorMessage());
        changeSet("one", ChangeSetType.CREATE, "k1");
        assertThrows(
                ChangeSetNotFoundException.class,
                () -> client.describeChangeSet(
                        request -> request.stackName("web").changeSetName("none")));
    }

    @Test
    void aliases_are_refused_by_every_operation_that_takes_a_template() {
        String aliases = "Resources:\n  A: &a {Type: AWS::SNS::Topic}\n  B: *a\n";
        String said = "Template error: YAML aliases are not allowed in CloudFormation templates.";
        client.createStack(
                request -> request.stackName("there").templateBody("Resources: {A: {Type: AWS::SNS::Topic}}"));
        cfn.settle();
        assertEquals(said, refused(() -> client.validateTemplate(request -> request.templateBody(aliases))));
        assertEquals(said, refused(() -> client.getTemplateSummary(request -> request.templateBody(aliases))));
        assertEquals(
                said,
                refused(() ->
                        client.createStack(request -> request.stackName("web").templateBody(aliases))));
        assertEquals(
                said,
                refused(() ->
                        client.updateStack(request -> request.stackName("there").templateBody(aliases))));
        assertEquals(
                said,
                refused(() -> client.createChangeSet(
                        request -> request.stackName("there").changeSetName("c").templateBody(aliases))));
    }

    private static String refused(Executable call) {
        return assertThrows(CloudFormationException.class, call)
                .awsErrorDetails()
                .errorMessage();
    }

    /** As {@code cdk bootstrap} writes it. */
    @Test
    void a_plain_scalar_that_is_a_variable_is_text() {
        String template = """
            Parameters: {Stage: {Type: String, Default: test}}
            Resources:
              T:
                Type: AWS::SNS::Topic
                Properties:
                  TopicName:
                    Fn::Sub: ${Stage}
            """;
        client.createStack(request -> request.stackName("plain").templateBody(template));
        cfn.settle();
        assertTrue(client.describeStackResources(request -> request.stackName("plain"))
                .stackResources()
                .getFirst()
                .physicalResourceId()
                .endsWith(":test"));
    }
}
