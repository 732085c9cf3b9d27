package io.pointsman.endpoint.codepipeline;

import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a job looks like: to the function that is invoked with it, and to who asks for its details. */
final class JobData {
    private final World world;
    private final ArtifactCredentials credentials;

    JobData(World world, ArtifactCredentials credentials) {
        this.world = world;
        this.credentials = credentials;
    }

    /** The event of the function: without the type of the action and without a word about the pipeline. */
    JsonObject event(Job job) {
        return JsonObject.of(
                "CodePipeline.job",
                JsonObject.of("id", job.id(), "accountId", world.account(), "data", data(job, JsonObject.empty())));
    }

    /** The answer of GetJobDetails, with credentials of its own. */
    JsonObject details(Job job) {
        JsonObject about = JsonObject.of(
                "actionTypeId", job.run().declaration().type().json(), "pipelineContext", context(job.run()));
        return JsonObject.of(
                "jobDetails",
                JsonObject.of("id", job.id(), "data", withoutExpiry(data(job, about)), "accountId", world.account()));
    }

    private JsonObject data(Job job, JsonObject about) {
        ActionRun run = job.run();
        JsonObject data = about.with(
                        "actionConfiguration", JsonObject.of("configuration", new LinkedHashMap<>(run.configuration())))
                .with("inputArtifacts", artifacts(run.inputs()))
                .with("outputArtifacts", artifacts(run.outputs()))
                .with("artifactCredentials", credentials.issue(run));
        return data.with("continuationToken", job.token())
                .with("encryptionKey", run.execution().pipeline().store().key().map(EncryptionKey::json));
    }

    /** The model of GetJobDetails does not have the time at which the credentials expire. */
    private static JsonObject withoutExpiry(JsonObject data) {
        Map<String, Object> modeled = new LinkedHashMap<>();
        JsonObject issued = data.objectOrEmpty("artifactCredentials");
        for (String name : List.of("accessKeyId", "secretAccessKey", "sessionToken")) {
            modeled.put(name, issued.needText(name));
        }
        return data.with("artifactCredentials", JsonObject.of(modeled));
    }

    private static List<JsonObject> artifacts(List<ArtifactPlace> places) {
        List<JsonObject> artifacts = new ArrayList<>();
        places.forEach(place -> artifacts.add(place.inJob()));
        return artifacts;
    }

    private static JsonObject context(ActionRun run) {
        Execution execution = run.execution();
        return JsonObject.of(
                "pipelineName",
                execution.home().name(),
                "stage",
                JsonObject.of("name", run.stage().name()),
                "action",
                JsonObject.of("name", run.name(), "actionExecutionId", run.id()),
                "pipelineArn",
                execution.home().arn(),
                "pipelineExecutionId",
                execution.id());
    }
}
