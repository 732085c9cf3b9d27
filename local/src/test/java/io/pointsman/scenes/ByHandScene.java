package io.pointsman.scenes;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.pointsman.actions.changeset.ChangeSetRun;
import io.pointsman.actions.execute.ExecuteRun;
import io.pointsman.actions.publish.PublishRun;
import io.pointsman.actions.shift.ShiftRun;
import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.codedeploy.model.ApplicationDoesNotExistException;

/** Releases of a stack of one function and a topic, and somebody who changes the function by hand between any two actions. */
final class ByHandScene implements AutoCloseable {
    static final String FUNCTION = "web-F";
    static final JsonObject WEB = JsonObject.of("StackName", "web");

    final StackPlace place = new StackPlace();
    private final String alias;
    private int runs;

    /** UserParameters of {@code execute} and {@code publish}. */
    JsonObject meant = WEB;

    /** Those of {@code shift}. */
    JsonObject shift = JsonObject.of("DeploymentConfigName", "CodeDeployDefault.LambdaAllAtOnce");

    /** Of the template. */
    String code = "one";

    String memory = "128";
    String mode = "template";
    String topic = "a";
    String topicMarker = "";
    /** Of the function; empty: none. */
    Optional<String> deletionPolicy = Optional.empty();

    /** Whether a snapshot is made of each version. */
    boolean hasSnapStart;

    /** Whether the template has the function at all. */
    boolean hasFunction = true;

    /** {@code DeploymentMode} of {@code changeset}; empty: none is asked for. */
    Optional<String> deploymentMode = Optional.empty();

    /** @param alias of the template; customers call {@code live} */
    ByHandScene(String alias) {
        this.alias = alias;
    }

    private String template() {
        return """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              F:
                Type: AWS::Serverless::Function
            POLICY    Properties:
                  FunctionName: web-F
                  Handler: app.handler
                  Runtime: python3.12
                  MemorySize: MEMORY
                  SnapStart: {ApplyOn: SNAPSHOTS}
                  Environment: {Variables: {MODE: "VALUE"}}
                  Role: arn:aws:iam::123456789012:role/app
                  CodeUri: s3://releases/CODE.zip
                  AutoPublishAlias: ALIAS
              Topic:
                Type: AWS::SNS::Topic
                DependsOn: [F]
                Properties: {DisplayName: TOPIC}
                Metadata: {PointsmanLocal: {MARKER}}
            """.replace("CODE", code)
                .replace(
                        "POLICY",
                        deletionPolicy
                                .map(policy -> "    DeletionPolicy: " + policy + "\n")
                                .orElse(""))
                .replace("MEMORY", memory)
                .replace("SNAPSHOTS", hasSnapStart ? "PublishedVersions" : "None")
                .replace("VALUE", mode)
                .replace("ALIAS", alias)
                .replace("TOPIC", topic)
                .replace("MARKER", topicMarker);
    }

    private static String withoutFunction() {
        return """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Topic: {Type: AWS::SNS::Topic, Properties: {DisplayName: a}}
            """;
    }

    static byte[] zip(String code) {
        String text = "def handler(event, context):\n    return '" + code + "'\n";
        return ReproducibleZip.of(Map.of("app.py", text.getBytes(StandardCharsets.UTF_8)));
    }

    void begin() {
        place.s3.putObject(put -> put.bucket(StackPlace.BUCKET).key(code + ".zip"), RequestBody.fromBytes(zip(code)));
        place.run = "run-" + ++runs;
    }

    Outcome changeSet() {
        place.template = hasFunction ? template() : withoutFunction();
        return ChangeSetRun.of(place, WEB.with("DeploymentMode", deploymentMode));
    }

    Outcome execute() {
        return ExecuteRun.of(place, meant);
    }

    Outcome publish() {
        return PublishRun.of(place, hasFunction ? Map.of("F", FUNCTION) : Map.of(), meant);
    }

    Outcome shift() {
        return ShiftRun.of(place, place.codeDeploy, place.deployer, shift.with("StackName", "web"));
    }

    List<String> deploymentsOf(String group) {
        try {
            return place.codeDeploy
                    .listDeployments(
                            list -> list.applicationName("pointsman-web").deploymentGroupName(group))
                    .deployments();
        } catch (ApplicationDoesNotExistException e) {
            return List.of(); // nothing was ever shifted
        }
    }

    /** All actions of a new run; the first one that fails ends it. */
    Outcome release() {
        begin();
        return again();
    }

    /** All actions of the run that is there: what Retry of the stage does. */
    Outcome again() {
        Outcome made = changeSet();
        return made instanceof Outcome.Failed ? made : fromExecute();
    }

    Outcome fromExecute() {
        Outcome executed = execute();
        return executed instanceof Outcome.Failed ? executed : fromPublish();
    }

    Outcome fromPublish() {
        Outcome published = publish();
        return published instanceof Outcome.Failed ? published : shift();
    }

    void codeByHand(String text) {
        place.lambda.updateFunctionCode(
                update -> update.functionName(FUNCTION).zipFile(SdkBytes.fromByteArray(zip(text))));
        place.pass(Duration.ofSeconds(10));
    }

    void modeByHand(String value) {
        place.lambda.updateFunctionConfiguration(update ->
                update.functionName(FUNCTION).environment(environment -> environment.variables(Map.of("MODE", value))));
        place.pass(Duration.ofSeconds(10));
    }

    /** What customers get: code and environment of the version that the alias leads to. */
    String live() {
        var found = place.lambda
                .getFunction(get -> get.functionName(FUNCTION).qualifier("live"))
                .configuration();
        return name(found.codeSha256()) + " " + found.environment().variables().get("MODE") + " " + found.memorySize();
    }

    private static String name(String sha256) {
        for (String known : List.of("one", "two", "three", "by hand")) {
            if (sha(zip(known)).equals(sha256)) {
                return known;
            }
        }
        return sha256;
    }

    private static String sha(byte[] bytes) {
        try {
            return java.util.Base64.getEncoder()
                    .encodeToString(
                            java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static void succeeded(Outcome outcome) {
        assertInstanceOf(Outcome.Succeeded.class, outcome, outcome::toString);
    }

    static String failed(Outcome outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome, outcome::toString)
                .message();
    }

    @Override
    public void close() {
        place.close();
    }
}
