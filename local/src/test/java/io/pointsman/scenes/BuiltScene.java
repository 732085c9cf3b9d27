package io.pointsman.scenes;

import io.pointsman.actions.changeset.ChangeSetRun;
import io.pointsman.actions.execute.ExecuteRun;
import io.pointsman.actions.publish.PublishRun;
import io.pointsman.actions.rewrite.RewriteRun;
import io.pointsman.actions.shift.ShiftRun;
import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import io.pointsman.release.CodePlace;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.sync.RequestBody;

/** All five actions, from a source artifact on, and somebody who exchanges packages in the bucket between any two of them. */
final class BuiltScene implements AutoCloseable {
    private static final JsonObject WEB = JsonObject.of("StackName", "web");
    private static final JsonObject AT_ONCE = WEB.with("DeploymentConfigName", "CodeDeployDefault.LambdaAllAtOnce");

    final StackPlace place = new StackPlace();
    private final String alias;
    private final String codeUri;
    private int runs;

    /** UserParameters of {@code execute} and {@code publish}. */
    JsonObject meant = WEB;

    /** What else the function's properties say. */
    String more = "";

    /** Whether the rewrite names versions. An earlier version of Pointsman named none, and wrote no SHA-256 down. */
    boolean hasVersions = true;

    /** What the application makes of its template before it is packaged. */
    UnaryOperator<String> template = text -> text;

    /**
     * @param alias of the template; customers call {@code live}
     * @param codeUri a folder that is cut out, or {@code .} for the whole artifact
     */
    BuiltScene(String alias, String codeUri) {
        this.alias = alias;
        this.codeUri = codeUri;
    }

    private String template() {
        return template.apply(
                """
                Transform: AWS::Serverless-2016-10-31
                Parameters: {Colour: {Type: String, Default: blue}}
                Resources:
                  F:
                    Type: AWS::Serverless::Function
                    Properties:
                      FunctionName: web-F
                      Handler: app.handler
                      Runtime: python3.12
                      Role: arn:aws:iam::123456789012:role/app
                      CodeUri: CODE
                      AutoPublishAlias: ALIAS
                      MORE
                """.replace("CODE", codeUri).replace("ALIAS", alias).replace("MORE", more));
    }

    static byte[] code(String answer) {
        return ("def handler(event, context):\n    return '" + answer + "'\n").getBytes(StandardCharsets.UTF_8);
    }

    /** A package that nobody built. */
    static byte[] zip(String answer) {
        return ReproducibleZip.of(Map.of("app.py", code(answer)));
    }

    /** Rewrite and change set of a new run. */
    void begin(String answer) {
        place.run = "run-" + ++runs;
        byte[] code = code(answer);
        byte[] template = template().getBytes(StandardCharsets.UTF_8);
        byte[] source = ReproducibleZip.of(
                codeUri.equals(".")
                        ? Map.of("template.yaml", template, "app.py", code)
                        : Map.of("template.yaml", template, codeUri + "/app.py", code));
        if (hasVersions) {
            RewriteRun.of(place, source);
        } else {
            RewriteRun.before(place, source);
        }
        ByHandScene.succeeded(ChangeSetRun.of(place, WEB));
    }

    Outcome execute() {
        return ExecuteRun.of(place, meant);
    }

    Outcome fromExecute() {
        Outcome executed = execute();
        return executed instanceof Outcome.Failed ? executed : fromPublish();
    }

    Outcome fromPublish() {
        Outcome published = PublishRun.of(place, Map.of("F", "web-F"), meant);
        return published instanceof Outcome.Failed
                ? published
                : ShiftRun.of(place, place.codeDeploy, place.deployer, AT_ONCE);
    }

    Outcome release(String answer) {
        begin(answer);
        return fromExecute();
    }

    CodePlace built() {
        return place.code.getFirst();
    }

    byte[] lies() {
        return place.s3
                .getObjectAsBytes(get -> get.bucket(built().bucket()).key(built().key()))
                .asByteArray();
    }

    void exchange(byte[] zip) {
        place.s3.putObject(put -> put.bucket(built().bucket()).key(built().key()), RequestBody.fromBytes(zip));
    }

    /** After {@code execute} has looked, and before CloudFormation reads. */
    void exchangeWhenExecuted(byte[] zip) {
        JsonObject put = JsonObject.of("Bucket", built().bucket(), "Key", built().key(), "Body", zip);
        place.alter("cloudformation", "ExecuteChangeSet", real -> (input, caller) -> {
            place.world.call("s3", "PutObject", put);
            return real.answer(input, caller);
        });
    }

    /** CodeSha256 of what customers get. */
    String live() {
        return place.lambda
                .getFunction(get -> get.functionName("web-F").qualifier("live"))
                .configuration()
                .codeSha256();
    }

    /** CodeSha256 of what the next version would have. */
    String latest() {
        return place.lambda
                .getFunction(get -> get.functionName("web-F"))
                .configuration()
                .codeSha256();
    }

    @Override
    public void close() {
        place.close();
    }
}
