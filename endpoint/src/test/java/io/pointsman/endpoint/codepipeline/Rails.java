package io.pointsman.endpoint.codepipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A pipeline on a stopped clock, with a bucket to start from and functions that wait to be answered. */
final class Rails {
    static final String ZIP = "PK\u0003\u0004 a zip, for all that a pipeline knows";

    final EndpointClock clock = EndpointClock.stopped(Instant.parse("2026-01-01T00:00:00Z"));
    final World world = new World("123456789012", "us-east-1", clock);
    final FakeS3 s3 = new FakeS3();
    final FakeLambda lambda = new FakeLambda();

    Rails() {
        world.add(s3);
        world.add(lambda);
        world.add(new CodePipelineService(world));
        upload();
    }

    /** A stage's JSON: a name and its actions. */
    static String stage(String name, String... actions) {
        return "{\"name\": \"%s\", \"actions\": [%s]}".formatted(name, String.join(",", actions));
    }

    static String source() {
        return """
            {"name": "Source", "namespace": "Src",
             "actionTypeId": {"category": "Source", "owner": "AWS", "provider": "S3", "version": "1"},
             "configuration": {"S3Bucket": "sources", "S3ObjectKey": "app.zip", "PollForSourceChanges": "false",
                               "AllowOverrideForS3ObjectKey": "true"},
             "outputArtifacts": [{"name": "SourceArtifact"}]}\
            """;
    }

    /** A Lambda action; {@code more} is further members, each with a comma before it. */
    static String lambda(String name, String more) {
        return """
            {"name": "%s", "actionTypeId": {"category": "Invoke", "owner": "AWS", "provider": "Lambda", "version": "1"},
             "configuration": {"FunctionName": "%s-function"}%s}\
            """.formatted(name, name, more);
    }

    /** Members of a Lambda action, to follow its name: its place in the stage and its artifacts. */
    static String order(int runOrder) {
        return ", \"runOrder\": " + runOrder;
    }

    static String takes(String artifact) {
        return ", \"inputArtifacts\": [{\"name\": \"" + artifact + "\"}]";
    }

    static String makes(String artifact) {
        return ", \"outputArtifacts\": [{\"name\": \"" + artifact + "\"}]";
    }

    static String approval(String name) {
        return """
            {"name": "%s", "actionTypeId": {"category": "Approval", "owner": "AWS", "provider": "Manual", "version": "1"}}\
            """.formatted(name);
    }

    static JsonObject pipeline(String more, String... stages) {
        return Json.object("""
            {"name": "production-of-a-long-name", "roleArn": "arn:aws:iam::123456789012:role/pipeline", "pipelineType": "V2",
             "artifactStore": {"type": "S3", "location": "artifacts"}%s, "stages": [%s]}\
            """.formatted(more, String.join(",", stages)));
    }

    /** Source, then one Lambda action that takes the source and makes {@code Built}. */
    static JsonObject simple() {
        return pipeline(
                "",
                stage("Source", source()),
                stage(
                        "Build",
                        lambda(
                                "Rewrite",
                                ", \"namespace\": \"Rw\", \"inputArtifacts\": [{\"name\": \"SourceArtifact\"}],"
                                        + " \"outputArtifacts\": [{\"name\": \"BuiltArtifact\"}]")));
    }

    JsonObject call(String operation, Object... members) {
        return world.call("codepipeline", operation, JsonObject.of(members));
    }

    AwsError refused(String operation, Object... members) {
        return assertThrows(AwsError.class, () -> call(operation, members));
    }

    void upload() {
        world.call(
                "s3", "PutObject", JsonObject.of("Bucket", "sources", "Key", "app.zip", "Body", ZIP.getBytes(UTF_8)));
    }

    /** Creates the pipeline and lets its first execution get as far as it can. */
    String create(JsonObject pipeline) {
        call("CreatePipeline", "pipeline", pipeline);
        pass(Duration.ZERO);
        return executions().getLast().needText("pipelineExecutionId");
    }

    String start() {
        String id = call("StartPipelineExecution", "name", "production-of-a-long-name")
                .needText("pipelineExecutionId");
        pass(Duration.ZERO);
        return id;
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    /** The function that was invoked last uploads what it must and reports success. */
    void succeed() {
        succeed(lambda.last());
    }

    void succeed(JsonObject job) {
        job.objectOrEmpty("data").objects("outputArtifacts").forEach(this::uploadOutput);
        call("PutJobSuccessResult", "jobId", job.needText("id"));
        pass(Duration.ZERO);
    }

    void uploadOutput(JsonObject artifact) {
        JsonObject place = artifact.objectOrEmpty("location").objectOrEmpty("s3Location");
        world.call(
                "s3",
                "PutObject",
                JsonObject.of(
                        "Bucket",
                        place.needText("bucketName"),
                        "Key",
                        place.needText("objectKey"),
                        "Body",
                        ZIP.getBytes(UTF_8)));
    }

    void fail() {
        fail("it went wrong");
    }

    void fail(String message) {
        call(
                "PutJobFailureResult",
                "jobId",
                lambda.last().needText("id"),
                "failureDetails",
                JsonObject.of("type", "JobFailed", "message", message));
        pass(Duration.ZERO);
    }

    List<JsonObject> executions() {
        return call("ListPipelineExecutions", "pipelineName", "production-of-a-long-name")
                .objects("pipelineExecutionSummaries");
    }

    JsonObject execution(String id) {
        return call("GetPipelineExecution", "pipelineName", "production-of-a-long-name", "pipelineExecutionId", id)
                .objectOrEmpty("pipelineExecution");
    }

    String status(String id) {
        return execution(id).needText("status");
    }

    JsonObject stageState(String stage) {
        return call("GetPipelineState", "name", "production-of-a-long-name").objects("stageStates").stream()
                .filter(state -> state.needText("stageName").equals(stage))
                .findFirst()
                .orElseThrow();
    }

    String stageStatus(String stage) {
        return stageState(stage).objectOrEmpty("latestExecution").text("status").orElse("none");
    }

    /** The latest run of the first action of a stage. */
    JsonObject action(String stage) {
        return stageState(stage).objects("actionStates").getFirst().objectOrEmpty("latestExecution");
    }

    /** Newest first. */
    List<JsonObject> actions() {
        return call("ListActionExecutions", "pipelineName", "production-of-a-long-name")
                .objects("actionExecutionDetails");
    }
}
