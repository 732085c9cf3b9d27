package io.pointsman.actions.changeset;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.pointsman.actions.execute.ExecuteRun;
import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.engine.JobArtifact;
import io.pointsman.engine.Outcome;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;

/** Releases of a stack whose alias {@code live} its own template makes, by the real actions and the real SDK. */
final class AliasScene implements AutoCloseable {
    static final JobArtifact REVIEW = new JobArtifact("Review", "artifacts", "review.zip", Optional.empty());

    final StackPlace place = new StackPlace();
    JsonObject given = JsonObject.of("StackName", "web");
    private int runs;

    AliasScene() {
        for (String code : List.of("one", "two", "three", "four")) {
            byte[] zip = ReproducibleZip.of(Map.of("app.py", code.getBytes(StandardCharsets.UTF_8)));
            place.s3.putObject(put -> put.bucket(StackPlace.BUCKET).key(code + ".zip"), RequestBody.fromBytes(zip));
        }
    }

    /** A function of SAM, with more properties in flow style. */
    static String sam(String code, String... more) {
        return "Transform: AWS::Serverless-2016-10-31\nResources:\n" + function("F", code, more);
    }

    static String function(String id, String code, String... more) {
        return "  " + id + ":\n    Type: AWS::Serverless::Function\n    Properties:\n"
                + "      FunctionName: web-" + id + "\n      Handler: app.handler\n      Runtime: python3.12\n"
                + "      Role: arn:aws:iam::123456789012:role/app\n      CodeUri: s3://releases/" + code + ".zip\n"
                + "      AutoPublishAlias: live\n"
                + String.join(
                        "",
                        java.util.stream.Stream.of(more)
                                .map(line -> "      " + line + "\n")
                                .toList());
    }

    Outcome changeSet(String template) {
        place.template = template;
        place.run = "run-" + ++runs;
        return ChangeSetRun.of(place, given, REVIEW);
    }

    Map<String, String> made(String template) {
        return succeeded(changeSet(template));
    }

    String refused(String template) {
        return assertInstanceOf(Outcome.Failed.class, changeSet(template)).message();
    }

    static Map<String, String> succeeded(Outcome outcome) {
        return assertInstanceOf(Outcome.Succeeded.class, outcome, outcome.toString())
                .outputs();
    }

    Outcome executed() {
        return ExecuteRun.of(place, JsonObject.of("StackName", "web"));
    }

    /** Change set and stack; publish and shift are the test's business. */
    void released(String template) {
        made(template);
        succeeded(executed());
        place.pass(Duration.ofMinutes(1));
    }

    /** By CloudFormation alone, as sam deploy or CodePipeline's own action does it. */
    void deployed(String template) {
        deployed("web", template);
    }

    void deployed(String stack, String template) {
        place.call(
                "CreateStack",
                "StackName",
                stack,
                "TemplateBody",
                template,
                "Capabilities",
                List.of("CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"));
        place.pass(Duration.ofMinutes(10));
    }

    /** As publish and CodeDeploy do it. */
    String shifted(String id) {
        String version = place.lambda
                .publishVersion(publish -> publish.functionName("web-" + id))
                .version();
        place.pass(Duration.ofSeconds(10));
        place.lambda.updateAlias(
                update -> update.functionName("web-" + id).name("live").functionVersion(version));
        return version;
    }

    String live(String id) {
        GetAliasResponse alias =
                place.lambda.getAlias(get -> get.functionName("web-" + id).name("live"));
        return alias.functionVersion();
    }

    /** What the last change set changes: {@code F MODIFY}. */
    List<String> changes() {
        return review().objects("changes").stream()
                .map(change -> change.text("within").map(path -> path + "/").orElse("") + change.needText("logicalId")
                        + " " + change.needText("action"))
                .sorted()
                .toList();
    }

    JsonObject review() {
        byte[] data = io.pointsman.artifact.ZipArchive.open(
                        io.pointsman.artifact.RangedBytes.of(place.written.getOrDefault("Review", new byte[0])))
                .read("review.json")
                .orElseThrow();
        return Json.object(new String(data, StandardCharsets.UTF_8));
    }

    JsonObject recorded() {
        return recorded("web");
    }

    private JsonObject recorded(String stack) {
        return place.find(stack, place.run).objectOrEmpty("changeset");
    }

    JsonObject submission() {
        return submission("web");
    }

    JsonObject submission(String stack) {
        return recorded(stack).objectOrEmpty("submissions").objects("templates").getLast();
    }

    int changeSets() {
        return (int) place.call("ListChangeSets", "StackName", "web").objects("Summaries").stream()
                .filter(one -> one.text("ExecutionStatus").equals(Optional.of("AVAILABLE")))
                .count();
    }

    @Override
    public void close() {
        place.close();
    }
}
