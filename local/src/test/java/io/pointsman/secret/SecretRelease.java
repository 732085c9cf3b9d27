package io.pointsman.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.endpoint.AlteredService;
import io.pointsman.endpoint.Caller;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.promise.ReleaseGround;
import io.pointsman.promise.ReleasedApplication;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** An application with a value of its own in every place where a release meets a secret. Its first release, which has none of them, is over. */
final class SecretRelease implements AutoCloseable {
    static final String NO_ECHO = "canary-no-echo-7f3a/x+y=";
    static final String STORED = "canary-stored-51c9\"q&z";
    static final String SECURE = "canary-secure-e80d-parameter";
    static final String VARIABLE = "canary-variable-2b64-plain";
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

    final ReleaseGround ground = new ReleaseGround(APPLICATION);
    final List<JsonObject> answers = new ArrayList<>();

    SecretRelease() {
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

    @Override
    public void close() {
        ground.close();
    }

    void altered(String service, String operation, BiConsumer<JsonObject, Caller> before) {
        ground.world.add(AlteredService.of(
                Optional.ofNullable(ground.world.services().get(service)).orElseThrow(),
                operation,
                real -> (input, caller) -> {
                    before.accept(input, caller);
                    return real.answer(input, caller);
                }));
    }

    /** Tells {@code changeset} the value of the parameter. */
    void pipeline(UnaryOperator<JsonObject> shift) {
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

    /** What the next release comes to. */
    void troubled(ReleasedApplication.Trouble trouble) {
        ground.trouble = trouble;
        ground.timeout = Duration.ofSeconds(25);
        pipeline(shift -> trouble == ReleasedApplication.Trouble.HOOK
                ? shift.with("BeforeAllowTraffic", "CodeDeployHook_check")
                : shift.with("Alarms", List.of("errors")));
    }

    /** The files of its artifact by their paths. */
    static Map<String, String> files() {
        return Map.of("template.yaml", TEMPLATE, "f1/app.py", "def handler(event, context): return 2\n");
    }

    String released() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files().forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        byte[] artifact = ReproducibleZip.of(files);
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

    static JsonObject credentials(ReleaseGround.Event event) {
        return Json.object(event.payload())
                .objectOrEmpty("CodePipeline.job")
                .objectOrEmpty("data")
                .objectOrEmpty("artifactCredentials");
    }

    String failure() {
        return ground.log()
                .lines()
                .filter(line -> line.contains("\"outcome\""))
                .toList()
                .toString();
    }

    /** What nobody may find, by what it is; {@link #VARIABLE} stands where templates do, too. */
    Map<String, String> secrets() {
        Map<String, String> all = new LinkedHashMap<>();
        for (ReleaseGround.Event event : ground.events) {
            JsonObject job = credentials(event);
            all.put("secret access key of " + event.function() + " " + all.size(), job.needText("secretAccessKey"));
            all.put("session token of " + event.function() + " " + all.size(), job.needText("sessionToken"));
        }
        all.put("value of a NoEcho parameter", NO_ECHO);
        all.put("value of a dynamic reference", STORED);
        all.put("value of a SecureString", SECURE);
        return all;
    }
}
