package io.pointsman.endpoint.cloudformation;

import static io.pointsman.endpoint.cloudformation.CfnWire.tags;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.ZippedCode;
import io.pointsman.endpoint.clock.EndpointClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.model.DeploymentMode;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.StackDriftStatus;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDrift;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/** A function, its version and its alias, to be changed behind CloudFormation's back. */
final class DriftScene implements AutoCloseable {
    static final String TEMPLATE = """
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
    final CfnWire web = new CfnWire(endpoint.world(), clock);
    final LambdaClient lambda = at(LambdaClient.builder())
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

    DriftScene() {
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
        return ZippedCode.of(Map.of("index.py", text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        lambda.close();
        codeDeploy.close();
        web.close();
        endpoint.close();
    }

    void reconfigure() {
        lambda.updateFunctionConfiguration(ask -> ask.functionName("fn")
                .memorySize(512)
                .environment(environment -> environment.variables(Map.of("LEVEL", "2", "EXTRA", "x"))));
        web.settle();
    }

    StackResourceDrift drift(String id) {
        return web.client
                .detectStackResourceDrift(ask -> ask.stackName("web").logicalResourceId(id))
                .stackResourceDrift();
    }

    StackDriftStatus detect() {
        String id = web.client.detectStackDrift(ask -> ask.stackName("web")).stackDriftDetectionId();
        var begun = web.client.describeStackDriftDetectionStatus(ask -> ask.stackDriftDetectionId(id));
        assertEquals("DETECTION_IN_PROGRESS", begun.detectionStatusAsString());
        web.pass(10);
        var ended = web.client.describeStackDriftDetectionStatus(ask -> ask.stackDriftDetectionId(id));
        assertEquals("DETECTION_COMPLETE", ended.detectionStatusAsString());
        return ended.stackDriftStatus();
    }

    String publishTwo() {
        lambda.updateFunctionCode(ask -> ask.functionName("fn").zipFile(SdkBytes.fromByteArray(zip("two"))));
        web.settle();
        return lambda.publishVersion(ask -> ask.functionName("fn")).version();
    }

    void shift(String target) {
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

    String live() {
        return lambda.getAlias(ask -> ask.functionName("fn").name("live")).functionVersion();
    }

    DescribeChangeSetResponse reverting(String template) {
        return web.changeSet("revert", template, ask -> ask.deploymentMode(DeploymentMode.REVERT_DRIFT));
    }

    static ResourceChange change(DescribeChangeSetResponse changeSet, String id) {
        return changeSet.changes().stream()
                .map(change -> change.resourceChange())
                .filter(change -> change.logicalResourceId().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(changeSet));
    }
}
