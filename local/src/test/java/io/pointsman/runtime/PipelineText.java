package io.pointsman.runtime;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.List;

/** The pipeline and the application of {@link ReleasePipeline}. */
final class PipelineText {
    private PipelineText() {}

    /**
     * @param run of {@code rewrite}; empty: the source artifact names it
     * @param execute more UserParameters of {@code execute}; maybe empty
     */
    static JsonObject pipeline(String run, String execute) {
        List<String> actions = List.of(
                action("rewrite", 1, "Source", "Release", run),
                action("changeset", 2, "Release", "Review", ""),
                action("execute", 3, "Release", "", execute),
                action("publish", 4, "Release", "", ""),
                action(
                        "shift",
                        5,
                        "Release",
                        "",
                        "'DeploymentConfigName':'CodeDeployDefault.LambdaCanary10Percent5Minutes'"),
                action("retain", 6, "Release", "", "'Keep':1,'DryRun':false"));
        return Json.object("""
            {"name": "shop", "roleArn": "arn:aws:iam::123456789012:role/pipeline", "pipelineType": "V2",
             "artifactStore": {"type": "S3", "location": "releases"}, "stages": [
              {"name": "Source", "actions": [{"name": "Source",
               "actionTypeId": {"category": "Source", "owner": "AWS", "provider": "S3", "version": "1"},
               "configuration": {"S3Bucket": "source", "S3ObjectKey": "app.zip", "PollForSourceChanges": "false"},
               "outputArtifacts": [{"name": "Source"}]}]},
              {"name": "Release", "actions": [%s]}]}
            """.formatted(String.join(",", actions)));
    }

    private static String action(String name, int order, String takes, String makes, String parameters) {
        String all = "{'StackName':'web'" + (parameters.isEmpty() ? "" : "," + parameters) + "}";
        JsonObject action = JsonObject.of("name", name, "runOrder", order)
                .with("namespace", name)
                .with(
                        "actionTypeId",
                        JsonObject.of("category", "Invoke", "owner", "AWS", "provider", "Lambda", "version", "1"))
                .with("configuration", JsonObject.of("FunctionName", name, "UserParameters", all.replace('\'', '"')))
                .with("inputArtifacts", List.of(JsonObject.of("name", takes)));
        return Json.text(
                makes.isEmpty() ? action : action.with("outputArtifacts", List.of(JsonObject.of("name", makes))));
    }

    /** A function with a package of its own, {@code fN}. */
    static String function(int number) {
        return """
            F%d:
              Type: AWS::Serverless::Function
              Properties:
                FunctionName: web-F%d
                Handler: app.handler
                Runtime: python3.12
                Role: arn:aws:iam::123456789012:role/app
                CodeUri: f%d
                AutoPublishAlias: live
            """.replace("%d", String.valueOf(number));
    }

    /** @param more resources beside the function */
    static String template(String more) {
        return """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              F:
                Type: AWS::Serverless::Function
                Properties:
                  FunctionName: web-F
                  Handler: app.handler
                  Runtime: python3.12
                  Role: arn:aws:iam::123456789012:role/app
                  CodeUri: src
                  AutoPublishAlias: live
            MORE\
            """.replace("MORE", more.indent(2));
    }
}
