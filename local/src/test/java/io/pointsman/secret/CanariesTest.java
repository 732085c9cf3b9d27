package io.pointsman.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.endpoint.AlteredService;
import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.fault.Fault;
import io.pointsman.endpoint.fault.When;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.promise.ReleaseGround;
import io.pointsman.promise.ReleasedApplication;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A value of its own in every place where a release meets a secret, and nothing of it in what the release leaves behind, however it ends: in
 * the logs, the answers, the events, and every object of every bucket, unpacked and whatever it is encoded in.
 */
final class CanariesTest {
    private static final String NO_ECHO = "canary-no-echo-7f3a/x+y=";
    private static final String STORED = "canary-stored-51c9\"q&z";
    private static final String SECURE = "canary-secure-e80d-parameter";
    private static final String VARIABLE = "canary-variable-2b64-plain";
    private static final ReleasedApplication APPLICATION = ReleasedApplication.of(1, "Canary20Percent1Minutes");
    private static final String TEMPLATE = """
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          Pin: {Type: String, NoEcho: true}
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
              Environment:
                Variables:
                  PIN: !Ref Pin
                  STORED: '{{resolve:secretsmanager:db:SecretString:password}}'
                  KEY: VARIABLE
        """.replace("VARIABLE", VARIABLE);

    private final ReleaseGround ground = new ReleaseGround(APPLICATION);
    private final List<JsonObject> answers = new ArrayList<>();

    CanariesTest() {
        ground.world.call(
                "secretsmanager",
                "CreateSecret",
                JsonObject.of("Name", "db", "SecretString", Json.text(JsonObject.of("password", STORED))));
        ground.world.call(
                "ssm", "PutParameter", JsonObject.of("Name", "/pin", "Type", "SecureString", "Value", SECURE));
        altered("codepipeline", "PutJobSuccessResult", (input, caller) -> answers.add(input));
        altered("codepipeline", "PutJobFailureResult", (input, caller) -> answers.add(input));
        assertEquals("Succeeded", ground.toItsEnd(ground.begin("one")), this::failure);
        pipeline(parameters -> parameters);
    }

    @AfterEach
    void close() {
        ground.close();
    }

    private void altered(String service, String operation, BiConsumer<JsonObject, Caller> before) {
        ground.world.add(AlteredService.of(
                Optional.ofNullable(ground.world.services().get(service)).orElseThrow(),
                operation,
                real -> (input, caller) -> {
                    before.accept(input, caller);
                    return real.answer(input, caller);
                }));
    }

    /** Tells {@code changeset} the value of the parameter. */
    private void pipeline(UnaryOperator<JsonObject> shift) {
        JsonObject pipeline = ground.world
                .call("codepipeline", "GetPipeline", JsonObject.of("name", ReleasedApplication.PIPELINE))
                .objectOrEmpty("pipeline");
        List<JsonObject> stages = pipeline.objects("stages").stream()
                .map(stage -> stage.with(
                        "actions",
                        stage.objects("actions").stream()
                                .map(action -> told(action, shift))
                                .toList()))
                .toList();
        ground.world.call("codepipeline", "UpdatePipeline", JsonObject.of("pipeline", pipeline.with("stages", stages)));
    }

    private static JsonObject told(JsonObject action, UnaryOperator<JsonObject> shift) {
        JsonObject configuration = action.objectOrEmpty("configuration");
        return switch (action.needText("name")) {
            case "changeset" ->
                action.with(
                        "configuration",
                        with(configuration, it -> it.with("ParameterOverrides", JsonObject.of("Pin", NO_ECHO))));
            case "shift" -> action.with("configuration", with(configuration, shift));
            default -> action;
        };
    }

    private static JsonObject with(JsonObject configuration, UnaryOperator<JsonObject> change) {
        JsonObject parameters = Json.object(configuration.needText("UserParameters"));
        return configuration.with("UserParameters", Json.text(change.apply(parameters)));
    }

    private String released() {
        byte[] artifact = ReproducibleZip.of(Map.of(
                "template.yaml",
                TEMPLATE.getBytes(StandardCharsets.UTF_8),
                "f1/app.py",
                "def handler(event, context): return 2\n".getBytes(StandardCharsets.UTF_8)));
        ground.world.call(
                "s3",
                "PutObject",
                JsonObject.of("Bucket", "source", "Key", "app.zip")
                        .with("Body", ground.world.spool().of(artifact)));
        String id = ground.world
                .call("codepipeline", "StartPipelineExecution", JsonObject.of("name", ReleasedApplication.PIPELINE))
                .needText("pipelineExecutionId");
        ground.pass(Duration.ofSeconds(1));
        return ground.toItsEnd(id);
    }

    private static JsonObject credentials(ReleaseGround.Event event) {
        return Json.object(event.payload())
                .objectOrEmpty("CodePipeline.job")
                .objectOrEmpty("data")
                .objectOrEmpty("artifactCredentials");
    }

    private String failure() {
        return ground.log()
                .lines()
                .filter(line -> line.contains("\"outcome\""))
                .toList()
                .toString();
    }

    private void assertNothingIsLeft() {
        WhatIsLeft left = WhatIsLeft.of(ground, answers);
        assertTrue(left.places().stream().anyMatch(place -> place.contains("!template")), "a look into archives");
        assertEquals(
                List.of("the functions' logs"),
                left.of("\"message\":\"outcome\"", place -> place.startsWith("the functions")));
        for (ReleaseGround.Event event : ground.events) {
            JsonObject job = credentials(event);
            assertEquals(List.of(), left.of(job.needText("secretAccessKey"), place -> true), "secret access key");
            assertEquals(List.of(), left.of(job.needText("sessionToken"), place -> true), "session token");
        }
        assertEquals(List.of(), left.of(NO_ECHO, place -> true), "value of a NoEcho parameter");
        assertEquals(List.of(), left.of(STORED, place -> true), "value of a dynamic reference");
        assertEquals(List.of(), left.of(SECURE, place -> true), "value of a SecureString");
        assertEquals(List.of(), left.of(VARIABLE, place -> !holdsTheTemplate(place)), "variable of the environment");
    }

    /** What was pushed lies where templates and artifacts lie. */
    private static boolean holdsTheTemplate(String place) {
        return place.startsWith("s3://source/")
                || place.startsWith("s3://releases/templates/")
                || place.contains("!template.yaml");
    }

    @Test
    void a_release_that_goes_well() {
        assertEquals("Succeeded", released(), this::failure);
        JsonObject function =
                ground.world.call("lambda", "GetFunctionConfiguration", JsonObject.of("FunctionName", "web-F1"));
        assertEquals(
                JsonObject.of("PIN", NO_ECHO, "STORED", STORED, "KEY", VARIABLE),
                function.objectOrEmpty("Environment").objectOrEmpty("Variables"));

        assertNothingIsLeft();
    }

    @ParameterizedTest
    @EnumSource(
            value = ReleasedApplication.Trouble.class,
            names = {"HOOK", "ALARM"})
    void a_release_that_is_taken_back(ReleasedApplication.Trouble trouble) {
        ground.trouble = trouble;
        ground.timeout = Duration.ofSeconds(25);
        pipeline(shift -> trouble == ReleasedApplication.Trouble.HOOK
                ? shift.with("BeforeAllowTraffic", "CodeDeployHook_check")
                : shift.with("Alarms", List.of("errors")));

        assertEquals("Failed", released(), this::failure);

        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cloudformation:CreateChangeSet",
                "cloudformation:ExecuteChangeSet",
                "codedeploy:CreateDeployment"
            })
    void an_action_that_fails(String operation) {
        ground.world.faults().at(operation, 1, When.BEFORE_EFFECT, new Fault.Denied());

        assertEquals("Failed", released(), this::failure);

        assertNothingIsLeft();
    }

    @ParameterizedTest
    @CsvSource({
        "rewrite, GetObject",
        "rewrite, PutObject",
        "changeset, GetObject",
        "changeset, PutObject",
        "shift, GetObject"
    })
    void an_error_that_says_the_credentials_it_was_asked_with(String action, String operation) {
        altered("s3", operation, (input, caller) -> {
            ReleaseGround.Event event = ground.events.getLast();
            JsonObject job = credentials(event);
            if (event.function().equals(action) && caller.accessKeyId().equals(job.needText("accessKeyId"))) {
                throw new AwsError(
                        400,
                        "InvalidToken",
                        "no: " + job.needText("secretAccessKey") + ", " + job.needText("sessionToken"));
            }
        });

        assertEquals("Failed", released(), this::failure);

        assertNothingIsLeft();
    }

    @Test
    void a_value_of_a_parameter_that_cloudformation_says() {
        altered("cloudformation", "CreateChangeSet", (input, caller) -> {
            throw new AwsError(400, "ValidationError", "Parameter Pin: '" + NO_ECHO + "' must match pattern [0-9]+");
        });

        assertEquals("Failed", released(), this::failure);

        assertNothingIsLeft();
    }
}
