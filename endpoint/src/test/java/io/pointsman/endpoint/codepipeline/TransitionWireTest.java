package io.pointsman.endpoint.codepipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.cloudformation.CloudFormationService;
import io.pointsman.endpoint.wire.EndpointServer;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.StageState;
import software.amazon.awssdk.services.codepipeline.model.StageTransitionType;

/** A disabled transition, with the real SDK: aws/aws-cdk#1649, #19911, aws/copilot-cli#1071. */
class TransitionWireTest {
    private static final String NAME = "production-of-a-long-name";

    private final Rails rails = new Rails();
    private final EndpointServer server = EndpointServer.start(rails.world, 0);
    private final CodePipelineClient client = CodePipelineClient.builder()
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

    private StageState state(String pipeline, String stage) {
        return client.getPipelineState(ask -> ask.name(pipeline)).stageStates().stream()
                .filter(one -> one.stageName().equals(stage))
                .findFirst()
                .orElseThrow();
    }

    private String status(String execution) {
        return client.getPipelineExecution(ask -> ask.pipelineName(NAME).pipelineExecutionId(execution))
                .pipelineExecution()
                .statusAsString();
    }

    private String waiting(String pipeline, String stage) {
        return state(pipeline, stage).inboundExecution().pipelineExecutionId();
    }

    @Test
    void a_disabled_transition_holds_executions_and_lets_only_the_newest_in_when_it_is_enabled() {
        String first = rails.create(Rails.simple());
        rails.succeed();
        client.disableStageTransition(ask -> ask.pipelineName(NAME)
                .stageName("Build")
                .transitionType(StageTransitionType.INBOUND)
                .reason("the shop is counting its stock"));
        String second = start();
        assertEquals(second, waiting(NAME, "Build"));
        String third = start();

        var closed = state(NAME, "Build").inboundTransitionState();
        assertEquals(false, closed.enabled());
        assertEquals("the shop is counting its stock", closed.disabledReason());
        assertEquals("arn:aws:iam::123456789012:root", closed.lastChangedBy());
        assertEquals(rails.clock.instant(), closed.lastChangedAt());
        assertEquals(third, waiting(NAME, "Build"));
        assertEquals(
                List.of("Succeeded", "Superseded", "InProgress"),
                List.of(status(first), status(second), status(third)));
        assertEquals(1, rails.lambda.invocations.size());

        client.enableStageTransition(
                ask -> ask.pipelineName(NAME).stageName("Build").transitionType(StageTransitionType.INBOUND));
        rails.pass(Duration.ZERO);
        rails.succeed();

        assertEquals(true, state(NAME, "Build").inboundTransitionState().enabled());
        assertNull(state(NAME, "Build").inboundTransitionState().disabledReason());
        assertEquals("Succeeded", status(third));
        assertEquals(2, rails.lambda.invocations.size());
    }

    private String start() {
        String id = client.startPipelineExecution(ask -> ask.name(NAME)).pipelineExecutionId();
        rails.pass(Duration.ZERO);
        return id;
    }

    /** aws/aws-cdk#1649: the property of the template. */
    @Test
    void a_template_disables_a_transition_and_opens_only_what_it_has_closed() {
        rails.world.add(new CloudFormationService(rails.world));
        deploy("CreateStack", "DisableInboundStageTransitions: [{StageName: Ship, Reason: by the template}]");
        assertEquals(
                "by the template",
                state("made", "Ship").inboundTransitionState().disabledReason());
        client.disableStageTransition(ask -> ask.pipelineName("made")
                .stageName("Approve")
                .transitionType(StageTransitionType.INBOUND)
                .reason("by hand"));

        deploy("UpdateStack", "RestartExecutionOnUpdate: false");

        assertEquals(true, state("made", "Ship").inboundTransitionState().enabled());
        assertEquals(
                "by hand", state("made", "Approve").inboundTransitionState().disabledReason());
    }

    private void deploy(String operation, String more) {
        String template = """
            Resources:
              Pipeline:
                Type: AWS::CodePipeline::Pipeline
                Properties:
                  Name: made
                  RoleArn: arn:aws:iam::123456789012:role/pipeline
                  ArtifactStore: {Type: S3, Location: artifacts}
                  %s
                  Stages:
                    - Name: Source
                      Actions:
                        - Name: Source
                          ActionTypeId: {Category: Source, Owner: AWS, Provider: S3, Version: "1"}
                          Configuration: {S3Bucket: sources, S3ObjectKey: app.zip}
                          OutputArtifacts: [{Name: App}]
                    - Name: Approve
                      Actions:
                        - Name: Ask
                          ActionTypeId: {Category: Approval, Owner: AWS, Provider: Manual, Version: "1"}
                    - Name: Ship
                      Actions:
                        - Name: AskAgain
                          ActionTypeId: {Category: Approval, Owner: AWS, Provider: Manual, Version: "1"}
            """.formatted(more);
        rails.world.call(
                "cloudformation", operation, JsonObject.of("StackName", "pipelines", "TemplateBody", template));
        rails.pass(Duration.ofMinutes(5));
        assertTrue(rails.world
                .call("cloudformation", "DescribeStacks", JsonObject.of("StackName", "pipelines"))
                .objects("Stacks")
                .getFirst()
                .needText("StackStatus")
                .matches("(CREATE|UPDATE)_COMPLETE"));
    }
}
