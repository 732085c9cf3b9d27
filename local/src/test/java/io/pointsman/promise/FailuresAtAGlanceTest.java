package io.pointsman.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.causes.ToldCause;
import io.pointsman.json.JsonObject;
import io.pointsman.promise.ReleasedApplication.Trouble;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What CodePipeline shows of a failure before it is opened says what happened and what to do, of every action that can say no. */
final class FailuresAtAGlanceTest {
    private static final ReleasedApplication APPLICATION = ReleasedApplication.of(1, "Canary20Percent1Minutes");
    private static final String LONG = "it is the end of the year ".repeat(15).strip();

    private static final String TEMPLATE = """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          F1:
            Type: AWS::Serverless::Function
            Properties:
              FunctionName: web-F1
              Handler: app.handler
              Runtime: python3.12
              Role: arn:aws:iam::123456789012:role/app
              CodeUri: f1
              AutoPublishAlias: live
        """;

    /** A release that fails. */
    record Failing(String name, Consumer<ReleaseGround> prepared, String cause, String step) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Failing> failing() {
        return List.of(
                new Failing(
                        "missing code",
                        ground -> artifact(ground, TEMPLATE.replace("CodeUri: f1", "CodeUri: f9")),
                        "CodeUri of F1 is f9, but f9 is not in the artifact",
                        "correct the path"),
                new Failing(
                        "other alias",
                        ground -> artifact(ground, TEMPLATE.replace("AutoPublishAlias: live", "AutoPublishAlias: dev")),
                        "is refused: ProductionAlias: F1Aliaslive (AWS::Lambda::Alias): live of F1 would be deleted",
                        "What to do: keep AutoPublishAlias: live"),
                new Failing(
                        "key of the owner",
                        ground -> artifact(ground, TEMPLATE, "changeset: {Policy: {MaxChanges: 9}}"),
                        "changeset.Policy is for the pipeline to say",
                        "Put Policy into"),
                new Failing(
                        "change set hook",
                        ground -> artifact(
                                ground,
                                TEMPLATE + "Metadata: {PointsmanLocal: {ChangeSetHook: 'Org::Guard::Hook', Reason: '"
                                        + LONG + "'}}\n"),
                        "The following hook(s) failed: [Org::Guard::Hook]",
                        "What to do: a hook or a validation of CloudFormation says no"),
                new Failing(
                        "name taken",
                        ground -> {
                            ground.world.call("s3", "CreateBucket", JsonObject.of("Bucket", "taken"));
                            artifact(
                                    ground,
                                    TEMPLATE + "  Logs: {Type: 'AWS::S3::Bucket', Properties: {BucketName: taken}}\n");
                        },
                        "change set",
                        "What to do: a hook or a validation of CloudFormation says no"),
                new Failing(
                        "policy",
                        ground -> {
                            settings(ground, "changeset: {Policy: {MaxChanges: 0}}");
                            artifact(ground, TEMPLATE);
                        },
                        "is refused by Policy: MaxChanges: the change set: ",
                        "What to do: correct the template"),
                new Failing(
                        "alias taken away",
                        ground -> artifact(ground, TEMPLATE.replace("      AutoPublishAlias: live\n", "")),
                        "is refused: ProductionAlias: F1Aliaslive (AWS::Lambda::Alias): live of F1 would be deleted",
                        "What to do: keep AutoPublishAlias: live"),
                new Failing(
                        "gate",
                        ground -> {
                            object(ground, "gates/web", LONG);
                            artifact(ground, TEMPLATE);
                        },
                        "releases of stack web are frozen: it is the end of the year",
                        "What to do: open the gate (aws s3 rm s3://releases/gates/web)"),
                new Failing(
                        "resource",
                        ground -> artifact(
                                ground,
                                TEMPLATE + "  Bad: {Type: 'AWS::SNS::Topic', Metadata: {PointsmanLocal: {Fails: CREATE,"
                                        + " Reason: 'Rate exceeded, " + LONG + "'}}}\n"),
                        "First cause: Bad (AWS::SNS::Topic) CREATE_FAILED: ",
                        "What to do: the service was asked too often: retry"),
                new Failing(
                        "hook",
                        ground -> {
                            ground.trouble = Trouble.HOOK;
                            settings(ground, "shift: {BeforeAllowTraffic: CodeDeployHook_check}");
                            artifact(ground, TEMPLATE);
                        },
                        "F1 (web-F1) was not shifted from version 1 to 2: hook BeforeAllowTraffic CodeDeployHook_check",
                        "What to do: look at the hook's log"),
                new Failing(
                        "alarm",
                        ground -> {
                            ground.trouble = Trouble.ALARM;
                            settings(ground, "shift: {Alarms: [errors]}");
                            artifact(ground, TEMPLATE);
                        },
                        "F1 (web-F1) was not shifted from version 1 to 2: an alarm of the shift was in ALARM",
                        "What to do: look in CloudWatch"),
                new Failing(
                        "no such alarm",
                        ground -> {
                            settings(ground, "shift: {Alarms: [nothing]}");
                            artifact(ground, TEMPLATE);
                        },
                        "CloudWatch has no alarm nothing (F1)",
                        "Correct the name, create the alarm"));
    }

    private static void artifact(ReleaseGround ground, String template) {
        artifact(ground, template, "");
    }

    private static void artifact(ReleaseGround ground, String template, String settings) {
        Map<String, byte[]> files = new HashMap<>();
        files.put("template.yaml", bytes(template));
        files.put("f1/app.py", bytes("def handler(event, context):\n    return 'two'\n"));
        if (!settings.isEmpty()) {
            files.put("pointsman.yaml", bytes(settings));
        }
        put(ground, "source", "app.zip", ReproducibleZip.of(files));
    }

    private static void settings(ReleaseGround ground, String yaml) {
        object(ground, "settings/web.yaml", yaml);
    }

    private static void object(ReleaseGround ground, String key, String text) {
        put(ground, "releases", key, bytes(text));
    }

    private static void put(ReleaseGround ground, String bucket, String key, byte[] body) {
        ground.world.call(
                "s3",
                "PutObject",
                JsonObject.of(
                        "Bucket",
                        bucket,
                        "Key",
                        key,
                        "Body",
                        ground.world.spool().of(body)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("failing")
    void cause_and_next_step_are_within_what_the_console_shows(Failing failing) {
        try (ReleaseGround ground = new ReleaseGround(APPLICATION)) {
            assertEquals("Succeeded", ground.toItsEnd(ground.begin("one")));
            failing.prepared.accept(ground);
            String release = ground.startAgain();
            assertEquals("Failed", ground.toItsEnd(release));

            String message = ground.failure(release);
            String shown = message.substring(0, Math.min(message.length(), ToldCause.SHORT));
            assertTrue(shown.contains(failing.cause), message);
            assertTrue(shown.contains(failing.step), message);
        }
    }
}
