package io.pointsman.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import io.pointsman.release.AliasState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;

/** All new or all old, whatever happens, with 1, 12 and 200 functions; read back from Lambda once nothing moves any more. */
final class ReleaseScenesTest {
    private static final JsonObject QUICK =
            JsonObject.of("DeploymentConfigName", "Canary10Percent1Minute").with("MaxConcurrent", 25L);
    private static final JsonObject HOOKED = QUICK.with("BeforeAllowTraffic", ReleaseScene.HOOK);

    @ParameterizedTest
    @ValueSource(ints = {1, 12, 200})
    void success(int functions) {
        try (ReleaseScene scene = new ReleaseScene(functions)) {
            published(scene, functions);

            Map<String, String> outputs = succeeded(scene.shift("run-1", HOOKED));

            assertEquals(String.valueOf(functions), outputs.get("Shifted"));
            scene.assertAllOn("2");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12, 200})
    void one_hook_fails_in_the_middle(int functions) {
        try (ReleaseScene scene = new ReleaseScene(functions)) {
            published(scene, functions);
            String middle = middle(functions);
            scene.refused.add(middle);

            String message = failed(scene.shift("run-1", HOOKED));

            assertTrue(
                    message.startsWith(middle + " (web-" + middle + ") was not shifted from version 1 to 2"), message);
            assertTrue(message.contains("basket of " + middle + " is empty"), message);
            assertTrue(message.contains("HOOK_EXECUTION_FAILURE"), message);
            assertTrue(message.contains("every alias is where it was"), message);
            scene.assertAllOn("1");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12, 200})
    void an_alarm(int functions) {
        try (ReleaseScene scene = new ReleaseScene(functions)) {
            published(scene, functions);
            alarm(scene, "OK");
            scene.meanwhile = () -> {
                if (isMoving(scene, middle(functions))) {
                    alarm(scene, "ALARM");
                    scene.meanwhile = () -> {};
                }
            };

            String message = failed(scene.shift("run-1", QUICK.with("Alarms", List.of("errors"))));

            assertTrue(message.contains("ALARM_ACTIVE"), message);
            assertTrue(message.contains("Activated alarms: <errors>"), message);
            scene.assertAllOn("1");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12, 200})
    void a_stop_by_hand(int functions) {
        try (ReleaseScene scene = new ReleaseScene(functions)) {
            published(scene, functions);
            String middle = middle(functions);
            scene.meanwhile = () -> {
                if (isMoving(scene, middle)) {
                    String deployment = deployments(scene, middle).getFirst();
                    scene.place.codeDeploy.stopDeployment(stop -> stop.deploymentId(deployment));
                    scene.meanwhile = () -> {};
                }
            };

            String message = failed(scene.shift("run-1", QUICK));

            assertTrue(message.startsWith(middle + " (web-" + middle + ") was not shifted"), message);
            assertTrue(message.contains("MANUAL_STOP"), message);
            scene.assertAllOn("1");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12, 200})
    void a_deployment_that_someone_else_started_before(int functions) {
        try (ReleaseScene scene = new ReleaseScene(functions)) {
            published(scene, functions);
            String middle = middle(functions);
            prepared(scene, middle);
            String theirs = theirs(scene, middle);
            scene.place.pass(Duration.ofSeconds(10));

            String message = failed(scene.shift("run-1", QUICK));

            assertTrue(message.contains("Somebody else's deployment " + theirs), message);
            assertEquals(1, deployments(scene, middle).size());
            stopped(scene, theirs);
            scene.assertAllOn("1");
        }
    }

    /** After the release was planned: the last function's group is taken when its turn comes. */
    @ParameterizedTest
    @ValueSource(ints = {12, 200})
    void a_deployment_that_someone_else_starts_in_the_middle(int functions) {
        try (ReleaseScene scene = new ReleaseScene(functions)) {
            published(scene, functions);
            String last = "F" + functions;
            scene.meanwhile = () -> {
                if (isMoving(scene, middle(functions))) {
                    theirs(scene, last);
                    scene.meanwhile = () -> {};
                }
            };

            String message = failed(scene.shift("run-1", QUICK.with("MaxConcurrent", 4L)));

            assertTrue(message.startsWith(last + " (web-" + last + ") was not shifted: deployment d-"), message);
            assertTrue(message.contains("(theirs) is under way"), message);
            stopped(scene, deployments(scene, last).getFirst());
            scene.assertAllOn("1");
        }
    }

    @Test
    void a_snapshot_of_twenty_six_minutes_is_waited_for_by_continuations() {
        try (ReleaseScene scene = new ReleaseScene(12)) {
            scene.place.freeRates();
            scene.place.snapshot("web-F7", Duration.ofMinutes(26));
            scene.place.limitRates();
            Instant start = scene.place.clock.instant();

            published(scene, 12);

            assertTrue(Duration.between(start, scene.place.clock.instant()).toMinutes() >= 26);
            assertTrue(
                    scene.told
                            .getLast()
                            .contains("waiting until version 2 of web-F7 is active (its snapshot is made); 11 of 12"),
                    scene.told.getLast());
            succeeded(scene.shift("run-1", QUICK));
            scene.assertAllOn("2");
        }
    }

    /**
     * Two hundred functions get their version and their place in the vector: at least a listing, a publication and a look at the
     * alias each, 15 a second. Measured on the endpoint's clock, so a slow machine makes no difference.
     */
    @Test
    void the_vector_of_two_hundred_functions_takes_hardly_longer_than_the_rate_limit_dictates() {
        try (ReleaseScene scene = new ReleaseScene(200)) {
            scene.inPlace();
            Instant start = scene.place.clock.instant();
            published(scene, 200);
            Instant[] planned = new Instant[1];
            int[] requests = new int[1];
            scene.meanwhile = () -> {
                if (planned[0] == null) {
                    planned[0] = scene.place.clock.instant();
                    requests[0] = scene.place.sharedRequests();
                }
            };
            scene.firstStepOnly("run-1", QUICK);

            double dictated = requests[0] / 15.0;
            double took = Duration.between(start, planned[0]).toMillis() / 1000.0;
            String told = "took " + took + " s, " + requests[0] + " requests dictate " + dictated + " s";
            assertTrue(requests[0] <= 600 + 10, told);
            assertTrue(took <= 1.2 * dictated, told);
        }
    }

    private static void published(ReleaseScene scene, int functions) {
        assertEquals(
                String.valueOf(functions), succeeded(scene.publish("run-1")).get("Published"));
    }

    private static String middle(int functions) {
        return "F" + (functions + 1) / 2;
    }

    private static boolean isMoving(ReleaseScene scene, String id) {
        scene.place.pass(Duration.ofMillis(100));
        return scene.place
                .look(() -> scene.alias(id).flatMap(AliasState::second))
                .isPresent();
    }

    private static List<String> deployments(ReleaseScene scene, String id) {
        return scene.place
                .codeDeploy
                .listDeployments(list -> list.applicationName("pointsman-web").deploymentGroupName(id))
                .deployments();
    }

    private static void alarm(ReleaseScene scene, String value) {
        JsonObject alarm = JsonObject.of("AlarmName", "errors", "ComparisonOperator", "GreaterThanThreshold")
                .with("EvaluationPeriods", 1)
                .with("Threshold", 1.0)
                .with("MetricName", "Errors")
                .with("Namespace", "AWS/Lambda")
                .with("Period", 60)
                .with("Statistic", "Sum");
        scene.place.world.call("monitoring", "PutMetricAlarm", alarm);
        scene.place.world.call(
                "monitoring",
                "SetAlarmState",
                JsonObject.of("AlarmName", "errors", "StateValue", value, "StateReason", "a scene"));
    }

    /** Application and group, as an earlier release left them. */
    private static void prepared(ReleaseScene scene, String id) {
        var codeDeploy = scene.place.codeDeploy;
        codeDeploy.createApplication(
                create -> create.applicationName("pointsman-web").computePlatform("Lambda"));
        codeDeploy.createDeploymentGroup(create -> create.applicationName("pointsman-web")
                .deploymentGroupName(id)
                .serviceRoleArn("arn:aws:iam::123456789012:role/deploy"));
    }

    private static String theirs(ReleaseScene scene, String id) {
        String content = "{\"version\":0.0,\"Resources\":[{\"f\":{\"Type\":\"AWS::Lambda::Function\",\"Properties\":{"
                + "\"Name\":\"web-" + id
                + "\",\"Alias\":\"live\",\"CurrentVersion\":\"1\",\"TargetVersion\":\"2\"}}}]}";
        return scene.place
                .codeDeploy
                .createDeployment(create -> create.applicationName("pointsman-web")
                        .deploymentGroupName(id)
                        .deploymentConfigName("CodeDeployDefault.LambdaLinear10PercentEvery10Minutes")
                        .description("theirs")
                        .revision(revision -> revision.revisionType(RevisionLocationType.APP_SPEC_CONTENT)
                                .appSpecContent(spec -> spec.content(content))))
                .deploymentId();
    }

    private static void stopped(ReleaseScene scene, String deployment) {
        scene.place.codeDeploy.stopDeployment(
                stop -> stop.deploymentId(deployment).autoRollbackEnabled(true));
    }

    private static Map<String, String> succeeded(Outcome outcome) {
        return assertInstanceOf(Outcome.Succeeded.class, outcome, outcome.toString())
                .outputs();
    }

    private static String failed(Outcome outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome, outcome.toString())
                .message();
    }
}
