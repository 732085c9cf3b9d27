package io.pointsman.promise;

import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is released: a stack of functions with the alias {@code live} in the template, and the pipeline that releases it.
 *
 * @param config how traffic is shifted
 * @param generated whether alarms are made for it
 * @param trouble that takes the disturbed release back, whatever happens beside it
 */
public record ReleasedApplication(int functions, String config, Trouble trouble, boolean generated) {
    public static final String STACK = "web";
    public static final String PIPELINE = "shop";
    static final String HOOK = "CodeDeployHook_check";
    static final String ALARM = "errors";

    public enum Trouble {
        NONE,
        HOOK,
        ALARM
    }

    public static ReleasedApplication of(int functions, String config) {
        return new ReleasedApplication(functions, config, Trouble.NONE, /* generated= */ false);
    }

    public ReleasedApplication with(Trouble other) {
        return new ReleasedApplication(functions, config, other, generated);
    }

    /** With alarms that nobody writes. */
    public ReleasedApplication guarded() {
        return new ReleasedApplication(functions, config, trouble, /* generated= */ true);
    }

    ReleasedApplication without() {
        return with(Trouble.NONE);
    }

    /** The source artifact. */
    byte[] artifact(String code) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("template.yaml", bytes(template()));
        for (int i = 1; i <= functions; i++) {
            files.put("f" + i + "/app.py", bytes("def handler(event, context):\n    return '" + code + i + "'\n"));
        }
        return ReproducibleZip.of(files);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String template() {
        StringBuilder text = new StringBuilder("Transform: AWS::Serverless-2016-10-31\nResources:\n");
        for (int i = 1; i <= functions; i++) {
            text.append("""
                  FN:
                    Type: AWS::Serverless::Function
                    Properties:
                      FunctionName: web-FN
                      Handler: app.handler
                      Runtime: python3.12
                      Role: arn:aws:iam::123456789012:role/app
                      CodeUri: fN
                      AutoPublishAlias: live
                """.replace("FN", "F" + i).replace("fN", "f" + i));
        }
        return text.toString();
    }

    /** @param more UserParameters of {@code shift} */
    JsonObject pipeline(JsonObject more) {
        List<JsonObject> actions = List.of(
                action("rewrite", 1, "Source", "Release", JsonObject.of("Run", "#{codepipeline.PipelineExecutionId}")),
                action("changeset", 2, "Release", "Review", JsonObject.empty()),
                action("execute", 3, "Release", "", JsonObject.empty()),
                action("publish", 4, "Release", "", JsonObject.empty()),
                action("shift", 5, "Release", "", shift(more)),
                action("retain", 6, "Release", "", JsonObject.of("Keep", 2, "DryRun", false)));
        return Json.object("""
            {"name": "shop", "roleArn": "arn:aws:iam::123456789012:role/pipeline", "pipelineType": "V2",
             "artifactStore": {"type": "S3", "location": "releases"}, "stages": [
              {"name": "Source", "actions": [{"name": "Source",
               "actionTypeId": {"category": "Source", "owner": "AWS", "provider": "S3", "version": "1"},
               "configuration": {"S3Bucket": "source", "S3ObjectKey": "app.zip", "PollForSourceChanges": "false"},
               "outputArtifacts": [{"name": "Source"}]}]},
              {"name": "Release", "actions": %s}]}
            """.formatted(Json.text(actions)));
    }

    private JsonObject shift(JsonObject more) {
        JsonObject all = more.with("DeploymentConfigName", config);
        return switch (trouble) {
            case NONE -> generated ? all.with("Alarms", "generated") : all;
            case HOOK -> (generated ? all.with("Alarms", "generated") : all).with("BeforeAllowTraffic", HOOK);
            case ALARM -> all.with("Alarms", generated ? List.of(ALARM, "generated") : List.of(ALARM));
        };
    }

    private static JsonObject action(String name, int order, String takes, String makes, JsonObject parameters) {
        JsonObject type = JsonObject.of("category", "Invoke", "owner", "AWS", "provider", "Lambda", "version", "1");
        JsonObject action = JsonObject.of("name", name, "runOrder", order, "namespace", name)
                .with("actionTypeId", type)
                .with(
                        "configuration",
                        JsonObject.of(
                                "FunctionName", name, "UserParameters", Json.text(parameters.with("StackName", STACK))))
                .with("inputArtifacts", List.of(JsonObject.of("name", takes)));
        return makes.isEmpty() ? action : action.with("outputArtifacts", List.of(JsonObject.of("name", makes)));
    }
}
