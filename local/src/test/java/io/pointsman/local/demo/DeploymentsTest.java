package io.pointsman.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.wire.EndpointServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;

/** Deployments as the demo looks at them while they go on. */
class DeploymentsTest {
    private static final String APP_SPEC = """
        {"version": 0.0, "Resources": [{"Fn": {"Type": "AWS::Lambda::Function", "Properties":
        {"Name": "fn", "Alias": "live", "CurrentVersion": "1", "TargetVersion": "2"}}}]}\
        """;

    @Test
    void a_deployment_that_has_not_started_yet_is_nothing_to_stumble_over() {
        try (EndpointClock clock = EndpointClock.stopped(Instant.parse("2026-01-01T00:00:00Z"));
                Endpoint endpoint = Endpoint.of("000000000000", "us-east-1", clock);
                EndpointServer server = EndpointServer.start(endpoint.world(), 0);
                Aws aws = Aws.at(server.uri(), "us-east-1")) {
            function(aws, clock);
            String id = deployment(aws);
            Deployments deployments = new Deployments(aws, "web");

            assertTrue(deployments.ids().contains(id));
            assertTrue(deployments.begun(id).isEmpty());

            clock.advance(Duration.ofMinutes(1));
            assertEquals("2", deployments.begun(id).orElseThrow().to());
        }
    }

    private static void function(Aws aws, EndpointClock clock) {
        for (String code : new String[] {"one", "two"}) {
            SdkBytes zip = SdkBytes.fromByteArray(
                    ReproducibleZip.of(Map.of("index.py", code.getBytes(StandardCharsets.UTF_8))));
            if (code.equals("one")) {
                aws.lambda()
                        .createFunction(ask -> ask.functionName("fn")
                                .handler("index.handler")
                                .runtime("python3.13")
                                .role("arn:aws:iam::000000000000:role/r")
                                .code(body -> body.zipFile(zip)));
            } else {
                aws.lambda().updateFunctionCode(ask -> ask.functionName("fn").zipFile(zip));
            }
            clock.advance(Duration.ofSeconds(30));
            aws.lambda().publishVersion(ask -> ask.functionName("fn"));
        }
        aws.lambda().createAlias(ask -> ask.functionName("fn").name("live").functionVersion("1"));
    }

    private static String deployment(Aws aws) {
        aws.codeDeploy()
                .createApplication(ask -> ask.applicationName("pointsman-web").computePlatform(ComputePlatform.LAMBDA));
        aws.codeDeploy()
                .createDeploymentGroup(ask -> ask.applicationName("pointsman-web")
                        .deploymentGroupName("Fn")
                        .serviceRoleArn("arn:aws:iam::000000000000:role/r")
                        .deploymentConfigName("CodeDeployDefault.LambdaAllAtOnce")
                        .deploymentStyle(
                                style -> style.deploymentType("BLUE_GREEN").deploymentOption("WITH_TRAFFIC_CONTROL")));
        return aws.codeDeploy()
                .createDeployment(ask -> ask.applicationName("pointsman-web")
                        .deploymentGroupName("Fn")
                        .revision(revision -> revision.revisionType(RevisionLocationType.APP_SPEC_CONTENT)
                                .appSpecContent(content -> content.content(APP_SPEC))))
                .deploymentId();
    }
}
