package io.pointsman.scenes;

import io.pointsman.actions.changeset.ChangeSetRun;
import io.pointsman.actions.execute.ExecuteRun;
import io.pointsman.actions.publish.PublishRun;
import io.pointsman.actions.retain.RetainRun;
import io.pointsman.actions.shift.ShiftRun;
import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.engine.JobArtifact;
import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** Releases of a stack of a function on Lambda Managed Instances and one of the usual kind beside it. */
final class ManagedScene implements AutoCloseable {
    static final Map<String, String> FUNCTIONS = Map.of("Pooled", "web-Pooled", "Plain", "web-Plain");
    static final JsonObject WEB = JsonObject.of("StackName", "web");

    final StackPlace place = new StackPlace();
    String code = "one";

    /** What the template says of the function on instances beside all else. */
    String pooled = "AutoPublishAlias: live";

    JsonObject shift = WEB.with("DeploymentConfigName", "CodeDeployDefault.LambdaAllAtOnce");
    private int runs;

    private String template() {
        return """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Pooled:
                Type: AWS::Serverless::Function
                Properties:
                  FunctionName: web-Pooled
                  Handler: app.handler
                  Runtime: python3.13
                  MemorySize: 2048
                  Role: arn:aws:iam::123456789012:role/app
                  CodeUri: s3://releases/CODE.zip
                  CapacityProviderConfig: {Arn: "arn:aws:lambda:us-east-1:123456789012:capacity-provider:pool"}
                  POOLED
              Plain:
                Type: AWS::Serverless::Function
                Properties:
                  FunctionName: web-Plain
                  Handler: app.handler
                  Runtime: python3.13
                  Role: arn:aws:iam::123456789012:role/app
                  CodeUri: s3://releases/CODE.zip
                  AutoPublishAlias: live
            """.replace("CODE", code).replace("POOLED", pooled);
    }

    Outcome changeSet() {
        place.s3.putObject(
                put -> put.bucket(StackPlace.BUCKET).key(code + ".zip"), RequestBody.fromBytes(ByHandScene.zip(code)));
        place.run = "run-" + ++runs;
        place.template = template();
        return ChangeSetRun.of(place, WEB);
    }

    Outcome execute() {
        return ExecuteRun.of(place, WEB);
    }

    Outcome publish() {
        return PublishRun.of(place, FUNCTIONS, WEB);
    }

    Outcome shift(JobArtifact... outputs) {
        return ShiftRun.of(place, place.codeDeploy, place.deployer, shift, outputs);
    }

    /** A file of the report that {@code shift} wrote last. */
    String report(String file) {
        byte[] zip = Optional.ofNullable(place.written.get("Report")).orElseThrow();
        byte[] bytes = ZipArchive.open(RangedBytes.of(zip)).read(file).orElseThrow();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    Outcome retain() {
        return RetainRun.of(place, FUNCTIONS, WEB.with("Keep", 1).with("DryRun", false));
    }

    /** Up to the traffic. */
    void deployed(String text) {
        code = text;
        ByHandScene.succeeded(changeSet());
        ByHandScene.succeeded(execute());
        ByHandScene.succeeded(publish());
    }

    JsonObject record() {
        return place.find("web", place.run);
    }

    String live(String function) {
        return place.lambda
                .getAlias(get -> get.functionName(function).name("live"))
                .functionVersion();
    }

    String digest(String function, String qualifier) {
        return place.lambda
                .getFunction(get -> get.functionName(function).qualifier(qualifier))
                .configuration()
                .codeSha256();
    }

    List<String> versions(String function) {
        return new ArrayList<>(
                place.lambda.listVersionsByFunction(list -> list.functionName(function)).versions().stream()
                        .map(FunctionConfiguration::version)
                        .toList());
    }

    @Override
    public void close() {
        place.close();
    }
}
