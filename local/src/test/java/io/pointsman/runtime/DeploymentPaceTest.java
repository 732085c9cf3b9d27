package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.wire.InProcessWire;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.ReleasePlace;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;

/** Two hundred deployments on an account with Lambda's usual quota, under which CodeDeploy moves their aliases. */
final class DeploymentPaceTest {
    private static final int MANY = 200;
    private static final String ROLE = "arn:aws:iam::123456789012:role/codedeploy";

    private final EndpointClock clock = EndpointClock.stopped(Instant.parse("2026-01-01T00:00:00Z"));
    private final Endpoint endpoint = Endpoint.of("123456789012", "us-east-1", clock);
    private final CodeDeployClient codeDeploy = CodeDeployClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:1"))
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .httpClient(new InProcessWire(endpoint.world()))
            .overrideConfiguration(over -> over.addExecutionInterceptor(new DeploymentPace(clock, this::rest)))
            .build();

    private void rest(Instant moment) {
        if (moment.isAfter(clock.instant())) {
            clock.advance(Duration.between(clock.instant(), moment));
        }
    }

    @BeforeEach
    void furnish() {
        endpoint.world().reachableAt(URI.create("http://127.0.0.1:1"));
        codeDeploy.createApplication(create -> create.applicationName("web").computePlatform("Lambda"));
        IntStream.rangeClosed(1, MANY).mapToObj(i -> "F" + i).forEach(this::function);
        endpoint.lambda().limitControlPlane(true);
    }

    @AfterEach
    void close() {
        codeDeploy.close();
        endpoint.close();
        clock.close();
    }

    private void function(String name) {
        lambda(
                "CreateFunction",
                JsonObject.of("FunctionName", name, "Runtime", "python3.12", "Handler", "app.handler")
                        .with("Role", ROLE)
                        .with("Code", JsonObject.of("ZipFile", ReleasePlace.zip("one"))));
        lambda("PublishVersion", JsonObject.of("FunctionName", name));
        lambda("CreateAlias", JsonObject.of("FunctionName", name, "Name", "live", "FunctionVersion", "1"));
        lambda("UpdateFunctionCode", JsonObject.of("FunctionName", name, "ZipFile", ReleasePlace.zip("two")));
        lambda("PublishVersion", JsonObject.of("FunctionName", name));
        codeDeploy.createDeploymentGroup(create -> create.applicationName("web")
                .deploymentGroupName(name)
                .serviceRoleArn(ROLE)
                .deploymentStyle(style -> style.deploymentType("BLUE_GREEN").deploymentOption("WITH_TRAFFIC_CONTROL")));
    }

    private void lambda(String operation, JsonObject input) {
        endpoint.world().call("lambda", operation, input);
        clock.advance(Duration.ofSeconds(5));
    }

    private String deployment(String name) {
        String spec = """
            {"version": 0.0, "Resources": [{"F": {"Type": "AWS::Lambda::Function", "Properties":
             {"Name": "%s", "Alias": "live", "CurrentVersion": "1", "TargetVersion": "2"}}}]}
            """.formatted(name);
        return codeDeploy
                .createDeployment(create -> create.applicationName("web")
                        .deploymentGroupName(name)
                        .deploymentConfigName("CodeDeployDefault.LambdaCanary10Percent5Minutes")
                        .revision(revision -> revision.revisionType(RevisionLocationType.APP_SPEC_CONTENT)
                                .appSpecContent(content -> content.content(spec))))
                .deploymentId();
    }

    private double seconds(Instant from) {
        return Duration.between(from, clock.instant()).toMillis() / 1_000.0;
    }

    @Test
    void two_hundred_may_be_under_way_at_once() {
        Instant from = clock.instant();
        List<String> all = IntStream.rangeClosed(1, MANY)
                .mapToObj(i -> deployment("F" + i))
                .toList();
        double seconds = seconds(from);
        clock.advance(Duration.ofMinutes(10));

        assertEquals(Map.of("Succeeded", (long) MANY), statuses(all));
        assertEquals(50.0, seconds, 2.0);
    }

    private Map<String, Long> statuses(List<String> ids) {
        return ids.stream()
                .map(id -> codeDeploy.getDeployment(get -> get.deploymentId(id)).deploymentInfo())
                .collect(Collectors.groupingBy(info -> info.statusAsString(), TreeMap::new, Collectors.counting()));
    }

    @Test
    void they_are_stopped_at_the_same_pace_and_looked_at_at_any() {
        List<String> all =
                IntStream.rangeClosed(1, 9).mapToObj(i -> deployment("F" + i)).toList();
        clock.advance(Duration.ofSeconds(30));
        Instant from = clock.instant();

        statuses(all);
        assertEquals(from, clock.instant());
        all.forEach(id -> codeDeploy.stopDeployment(stop -> stop.deploymentId(id)));

        assertEquals(2.0, seconds(from), 0.2);
    }
}
