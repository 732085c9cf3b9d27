package io.pointsman.local.aws.cloudformation;

import static io.pointsman.local.aws.cloudformation.CfnWire.refusal;
import static io.pointsman.local.aws.cloudformation.CfnWire.tags;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.local.aws.Endpoint;
import io.pointsman.local.aws.clock.EndpointClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.model.ChangeAction;
import software.amazon.awssdk.services.cloudformation.model.DeploymentMode;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DifferenceType;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.StackDriftStatus;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDrift;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDriftStatus;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.S3Client;

/** A function, its version and its alias, changed behind CloudFormation's back. */
class DriftWireTest {
    private static final String TEMPLATE = """
        Parameters: {Memory: {Type: Number, Default: 256}}
        Resources:
          Fn:
            Type: AWS::Lambda::Function
            Properties:
              FunctionName: fn
              Handler: index.handler
              Runtime: python3.12
              MemorySize: !Ref Memory
              Role: arn:aws:iam::000000000000:role/r
              Code: {S3Bucket: code, S3Key: one}
              Environment: {Variables: {LEVEL: "1"}}
          Version: {Type: AWS::Lambda::Version, Properties: {FunctionName: !Ref Fn}}
          Live:
            Type: AWS::Lambda::Alias
            Properties: {FunctionName: !Ref Fn, Name: live, FunctionVersion: !GetAtt Version.Version}
          Note: {Type: AWS::SNS::Topic}
        """;

    private final EndpointClock clock = EndpointClock.stopped(Instant.parse("2026-01-01T00:00:00Z"));
    private final Endpoint endpoint = Endpoint.of("000000000000", "us-east-1", clock);
    private final CfnWire web = new CfnWire(endpoint.world(), clock);
    private final LambdaClient lambda = at(LambdaClient.builder())
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    private final CodeDeployClient codeDeploy = at(CodeDeployClient.builder())
            .httpClient(UrlConnectionHttpClient.create())
            .build();

    private <B extends AwsClientBuilder<B, ?>> B at(B builder) {
        return builder.endpointOverride(web.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")));
    }

    @BeforeEach
    void deploy() {
        try (S3Client s3 = at(S3Client.builder().forcePathStyle(true))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            s3.createBucket(ask -> ask.bucket("code"));
            s3.putObject(ask -> ask.bucket("code").key("one"), RequestBody.fromBytes(zip("one")));
        }
        web.create(TEMPLATE, ask -> ask.tags(tags("team", "shop")));
        assertEquals(StackStatus.CREATE_COMPLETE, web.stack().stackStatus(), web.events()::toString);
    }

    private static byte[] zip(String text) {
        return ReproducibleZip.of(Map.of("index.py", text.getBytes(StandardCharsets.UTF_8)));
    }

    @AfterEach
    void close() {
        lambda.close();
        codeDeploy.close();
        web.close();
        endpoint.close();
    }

    private void reconfigure() {
        lambda.updateFunctionConfiguration(ask -> ask.functionName("fn")
                .memorySize(512)
                .environment(environment -> environment.variables(Map.of("LEVEL", "2", "EXTRA", "x"))));
        web.settle();
    }

    private StackResourceDrift drift(String id) {
        return web.client
                .detectStackResourceDrift(ask -> ask.stackName("web").logicalResourceId(id))
                .stackResourceDrift();
    }

    private StackDriftStatus detect() {
        String id = web.client.detectStackDrift(ask -> ask.stackName("web")).stackDriftDetectionId();
        var begun = web.client.describeStackDriftDetectionStatus(ask -> ask.stackDriftDetectionId(id));
        assertEquals("DETECTION_IN_PROGRESS", begun.detectionStatusAsString());
        web.pass(10);
        var ended = web.client.describeStackDriftDetectionStatus(ask -> ask.stackDriftDetectionId(id));
        assertEquals("DETECTION_COMPLETE", ended.detectionStatusAsString());
        return ended.stackDriftStatus();
    }

    @Test
    void a_stack_that_nobody_touched_is_in_sync_and_what_the_endpoint_does_not_hold_is_not_checked() {
        assertEquals(
                StackDriftStatus.NOT_CHECKED, web.stack().driftInformation().stackDriftStatus());

        assertEquals(StackDriftStatus.IN_SYNC, detect());

        assertEquals(StackDriftStatus.IN_SYNC, web.stack().driftInformation().stackDriftStatus());
        Map<String, StackResourceDriftStatus> all =
                web.client.listStackResources(ask -> ask.stackName("web")).stackResourceSummaries().stream()
                        .collect(java.util.stream.Collectors.toMap(
                                one -> one.logicalResourceId(),
                                one -> one.driftInformation().stackResourceDriftStatus()));
        assertEquals(
                Map.of(
                        "Fn", StackResourceDriftStatus.IN_SYNC,
                        "Version", StackResourceDriftStatus.IN_SYNC,
                        "Live", StackResourceDriftStatus.IN_SYNC,
                        "Note", StackResourceDriftStatus.NOT_CHECKED),
                all);
        assertEquals(
                "the embedded endpoint has no actual state of AWS::SNS::Topic to compare with (Note); AWS takes this",
                refusal(() -> drift("Note")));
    }

    /** aws-cloudformation/cloudformation-coverage-roadmap#1242 and #1316 show the form of the answer. */
    @Test
    void a_drifted_function_is_shown_place_by_place() {
        reconfigure();

        assertEquals(StackDriftStatus.DRIFTED, detect());

        StackResourceDrift drift = web.client
                .describeStackResourceDrifts(
                        ask -> ask.stackName("web").stackResourceDriftStatusFilters(StackResourceDriftStatus.MODIFIED))
                .stackResourceDrifts()
                .getFirst();
        assertEquals("Fn", drift.logicalResourceId());
        assertEquals(
                List.of(
                        "/Environment/Variables/EXTRA ADD null x",
                        "/Environment/Variables/LEVEL NOT_EQUAL 1 2",
                        "/MemorySize NOT_EQUAL 256 512"),
                drift.propertyDifferences().stream()
                        .map(one -> one.propertyPath() + " " + one.differenceType() + " " + one.expectedValue() + " "
                                + one.actualValue())
                        .sorted()
                        .toList());
        assertTrue(drift.actualProperties().contains("\"MemorySize\":512"), drift.actualProperties());
        assertFalse(drift.expectedProperties().contains("S3Key"), "code cannot be read back");
    }

    @Test
    void an_alias_that_CodeDeploy_has_shifted_is_modified() {
        String target = publishTwo();
        shift(target);

        StackResourceDrift drift = drift("Live");

        assertEquals(StackResourceDriftStatus.MODIFIED, drift.stackResourceDriftStatus());
        var place = drift.propertyDifferences().getFirst();
        assertEquals("/FunctionVersion", place.propertyPath());
        assertEquals(DifferenceType.NOT_EQUAL, place.differenceType());
        assertEquals("1", place.expectedValue());
        assertEquals(target, place.actualValue());
    }

    private String publishTwo() {
        lambda.updateFunctionCode(ask -> ask.functionName("fn").zipFile(SdkBytes.fromByteArray(zip("two"))));
        web.settle();
        return lambda.publishVersion(ask -> ask.functionName("fn")).version();
    }

    private void shift(String target) {
        codeDeploy.createApplication(ask -> ask.applicationName("shop").computePlatform(ComputePlatform.LAMBDA));
        codeDeploy.createDeploymentGroup(ask -> ask.applicationName("shop")
                .deploymentGroupName("live")
                .serviceRoleArn("arn:aws:iam::000000000000:role/r")
                .deploymentConfigName("CodeDeployDefault.LambdaAllAtOnce")
                .deploymentStyle(style -> style.deploymentType("BLUE_GREEN").deploymentOption("WITH_TRAFFIC_CONTROL")));
        String appSpec = """
            {"version": 0.0, "Resources": [{"Fn": {"Type": "AWS::Lambda::Function", "Properties":
            {"Name": "fn", "Alias": "live", "CurrentVersion": "1", "TargetVersion": "%s"}}}]}\
            """.formatted(target);
        codeDeploy.createDeployment(ask -> ask.applicationName("shop")
                .deploymentGroupName("live")
                .revision(revision -> revision.revisionType(RevisionLocationType.APP_SPEC_CONTENT)
                        .appSpecContent(content -> content.content(appSpec))));
        web.settle();
        assertEquals(target, live());
    }

    private String live() {
        return lambda.getAlias(ask -> ask.functionName("fn").name("live")).functionVersion();
    }

    @Test
    void a_deleted_function_is_found_deleted_with_all_that_hung_on_it() {
        lambda.deleteFunction(ask -> ask.functionName("fn"));

        assertEquals(StackDriftStatus.DRIFTED, detect());

        for (String id : List.of("Fn", "Version", "Live")) {
            assertEquals(StackResourceDriftStatus.DELETED, drift(id).stackResourceDriftStatus(), id);
        }
        assertNull(drift("Fn").actualProperties());
    }

    @Test
    void an_update_makes_what_is_known_of_drift_void() {
        reconfigure();
        detect();

        web.update(TEMPLATE, ask -> ask.tags(tags("team", "till")));

        assertEquals(
                StackDriftStatus.NOT_CHECKED, web.stack().driftInformation().stackDriftStatus());
        assertEquals(
                "NOT_CHECKED",
                web.client
                        .describeStackResource(ask -> ask.stackName("web").logicalResourceId("Fn"))
                        .stackResourceDetail()
                        .driftInformation()
                        .stackResourceDriftStatusAsString());
    }

    private DescribeChangeSetResponse reverting(String template) {
        return web.changeSet("revert", template, ask -> ask.deploymentMode(DeploymentMode.REVERT_DRIFT));
    }

    private static ResourceChange change(DescribeChangeSetResponse changeSet, String id) {
        return changeSet.changes().stream()
                .map(change -> change.resourceChange())
                .filter(change -> change.logicalResourceId().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(changeSet));
    }

    @Test
    void REVERT_DRIFT_shows_what_is_there_and_brings_back_what_the_template_says() {
        reconfigure();

        DescribeChangeSetResponse changeSet = reverting(TEMPLATE);

        assertEquals(DeploymentMode.REVERT_DRIFT, changeSet.deploymentMode());
        assertEquals(StackDriftStatus.DRIFTED, changeSet.stackDriftStatus());
        ResourceChange change = change(changeSet, "Fn");
        assertEquals(ChangeAction.MODIFY, change.action());
        assertEquals(StackResourceDriftStatus.MODIFIED, change.resourceDriftStatus());
        assertEquals(
                "WRITE_ONLY_PROPERTY",
                change.resourceDriftIgnoredAttributes().getFirst().reasonAsString());
        assertEquals(
                "/Properties/Code",
                change.resourceDriftIgnoredAttributes().getFirst().path());
        var memory = change.details().stream()
                .map(detail -> detail.target())
                .filter(target -> target.path().equals("/Properties/MemorySize"))
                .findFirst()
                .orElseThrow();
        assertEquals("512", memory.beforeValue());
        assertEquals("ACTUAL_STATE", memory.beforeValueFromAsString());
        assertEquals("256", memory.afterValue());
        assertEquals("TEMPLATE", memory.afterValueFromAsString());
        assertEquals("256", memory.drift().previousValue());
        assertEquals("512", memory.drift().actualValue());
        assertEquals(StackStatus.UPDATE_COMPLETE, web.execute("revert").stackStatus());
        var now = lambda.getFunctionConfiguration(ask -> ask.functionName("fn"));
        assertEquals(256, now.memorySize());
        assertEquals(Map.of("LEVEL", "1"), now.environment().variables());
    }

    @Test
    void REVERT_DRIFT_with_a_template_that_says_what_is_there_only_synchronizes() {
        lambda.updateFunctionConfiguration(ask -> ask.functionName("fn").memorySize(512));
        web.settle();
        String revision =
                lambda.getFunctionConfiguration(ask -> ask.functionName("fn")).revisionId();

        ResourceChange change = change(reverting(TEMPLATE.replace("Default: 256", "Default: 512")), "Fn");

        assertEquals(ChangeAction.SYNC_WITH_ACTUAL, change.action());
        assertEquals("SyncWithActual", change.details().getFirst().target().attributeChangeTypeAsString());
        assertEquals("NoModification", change.details().getFirst().changeSourceAsString());
        assertEquals(StackStatus.UPDATE_COMPLETE, web.execute("revert").stackStatus());
        assertEquals(
                revision,
                lambda.getFunctionConfiguration(ask -> ask.functionName("fn")).revisionId());
        assertEquals(StackResourceDriftStatus.IN_SYNC, drift("Fn").stackResourceDriftStatus());
    }

    @Test
    void REVERT_DRIFT_takes_an_alias_back_from_where_CodeDeploy_has_moved_it() {
        shift(publishTwo());

        ResourceChange change = change(reverting(TEMPLATE), "Live");

        assertEquals(StackResourceDriftStatus.MODIFIED, change.resourceDriftStatus());
        assertEquals("2", change.details().getFirst().target().beforeValue());
        assertEquals("1", change.details().getFirst().target().afterValue());
        web.execute("revert");
        assertEquals("1", live());
    }

    /** go-to-k/cdk-real-drift#646: the property is write-only, so that CloudFormation calls the function clean. */
    @Test
    void code_that_was_changed_by_hand_is_not_seen_as_CloudFormation_does_not_see_it() {
        publishTwo();

        assertEquals(StackResourceDriftStatus.IN_SYNC, drift("Fn").stackResourceDriftStatus());
        assertEquals(
                "The submitted information didn't contain changes. Submit different information to create a change"
                        + " set.",
                reverting(TEMPLATE).statusReason());
    }

    @Test
    void REVERT_DRIFT_makes_a_deleted_function_again_and_all_that_hung_on_it() {
        lambda.deleteFunction(ask -> ask.functionName("fn"));
        assertThrows(ResourceNotFoundException.class, this::live);

        DescribeChangeSetResponse changeSet = reverting(TEMPLATE);

        for (String id : List.of("Fn", "Version", "Live")) {
            assertEquals(StackResourceDriftStatus.DELETED, change(changeSet, id).resourceDriftStatus(), id);
        }
        assertEquals(StackStatus.UPDATE_COMPLETE, web.execute("revert").stackStatus(), web.events()::toString);
        assertEquals("2", live(), "Lambda gives no number of a version twice, not even after the function was deleted");
        assertEquals(StackDriftStatus.IN_SYNC, detect());
    }

    @Test
    void an_update_without_REVERT_DRIFT_leaves_drift_alone() {
        reconfigure();

        assertEquals(
                Optional.of("No updates are to be performed."),
                Optional.of(refusal(() -> web.update(TEMPLATE, ask -> ask))));
        assertEquals(
                512,
                lambda.getFunctionConfiguration(ask -> ask.functionName("fn")).memorySize());
    }

    @Test
    void REVERT_DRIFT_goes_back_to_what_was_there_when_it_fails() {
        reconfigure();
        String failing = TEMPLATE + """
              Bad: {Type: AWS::SNS::Topic, DependsOn: Fn, Metadata: {PointsmanLocal: {Fails: CREATE}}}
            """.indent(0);

        reverting(failing);

        assertEquals(StackStatus.UPDATE_ROLLBACK_COMPLETE, web.execute("revert").stackStatus());
        assertEquals(
                512,
                lambda.getFunctionConfiguration(ask -> ask.functionName("fn")).memorySize());
    }

    @Test
    void REVERT_DRIFT_respects_the_policy_of_the_stack() {
        reconfigure();
        web.client.setStackPolicy(ask -> ask.stackName("web").stackPolicyBody("""
            {"Statement": [{"Effect": "Deny", "Action": "Update:*", "Principal": "*", "Resource": "*"}]}\
            """));
        reverting(TEMPLATE);

        assertEquals(StackStatus.UPDATE_ROLLBACK_COMPLETE, web.execute("revert").stackStatus());

        assertEquals(
                "Action denied by stack policy: Statement [#1] does not allow [Update:*] for resource [*];",
                web.reason("Fn", "UPDATE_FAILED"));
        assertEquals(
                512,
                lambda.getFunctionConfiguration(ask -> ask.functionName("fn")).memorySize());
    }

    /** service-cloud-voice/ServiceCloudVoiceLambdas#30, serverless/serverless#6349. */
    @Test
    void a_new_version_of_equal_bytes_blocks_the_update_and_it_is_rolled_back() {
        String second = TEMPLATE.replace(
                "  Version: {",
                "  Again: {Type: AWS::Lambda::Version, Properties: {FunctionName: !Ref" + " Fn}}\n  Version: {");

        assertEquals(
                StackStatus.UPDATE_ROLLBACK_COMPLETE,
                web.update(second, ask -> ask).stackStatus());

        String reason = web.reason("Again", "CREATE_FAILED");
        assertTrue(
                reason.contains("A version for this Lambda function exists ( 1 ). Modify the function to create a new"
                        + " version."),
                reason);
        assertTrue(reason.contains("HandlerErrorCode: AlreadyExists"), reason);
        assertEquals("1", live());
    }
}
