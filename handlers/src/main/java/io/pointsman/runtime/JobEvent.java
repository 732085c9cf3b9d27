package io.pointsman.runtime;

import io.pointsman.engine.Job;
import io.pointsman.engine.JobArtifact;
import io.pointsman.engine.Refusal;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * CodePipeline's event, read (docs/aws-facts.md). Members that are not known are left alone.
 *
 * @param userParameters parsed; empty when there are none
 * @param credentials for the artifacts; none when a person calls
 * @param store of the artifacts
 */
record JobEvent(
        String id,
        JsonObject userParameters,
        List<JobArtifact> inputs,
        List<JobArtifact> outputs,
        Optional<String> token,
        Optional<ArtifactCredentials> credentials,
        ArtifactStore store) {
    /** CodePipeline's bound for an action's configuration with its variables filled in. */
    private static final int LONGEST_PARAMETERS = 100 * 1024;

    /** An event that is not as it should be is a {@link Refusal}; its text is never repeated. */
    static JobEvent of(JobEnvelope envelope) {
        try {
            return of(envelope, envelope.data());
        } catch (JsonTrouble e) {
            throw Refusal.configuration("the job event: " + e.getMessage());
        }
    }

    private static JobEvent of(JobEnvelope envelope, JsonObject data) {
        return new JobEvent(
                envelope.id(),
                userParameters(data),
                artifacts(data, "inputArtifacts"),
                artifacts(data, "outputArtifacts"),
                data.text("continuationToken"),
                envelope.manual() ? Optional.empty() : Optional.of(credentials(data)),
                new ArtifactStore(
                        envelope.account(), data.object("encryptionKey").map(key -> key.needText("id"))));
    }

    Job job(Instant deadline) {
        return new Job(id, id.equals(JobEnvelope.MANUAL), userParameters, inputs, outputs, token, deadline);
    }

    private static ArtifactCredentials credentials(JsonObject data) {
        return ArtifactCredentials.of(data.object("artifactCredentials")
                .orElseThrow(() -> new JsonTrouble("artifactCredentials is missing")));
    }

    private static JsonObject userParameters(JsonObject data) {
        return data.objectOrEmpty("actionConfiguration")
                .objectOrEmpty("configuration")
                .text("UserParameters")
                .filter(text -> !text.isBlank())
                .map(JobEvent::parsed)
                .orElse(JsonObject.empty());
    }

    private static JsonObject parsed(String text) {
        if (text.length() > LONGEST_PARAMETERS) {
            throw Refusal.configuration("UserParameters: has " + text.length() + " characters of at most "
                    + LONGEST_PARAMETERS + "; move keys to the settings file");
        }
        try {
            return Json.object(text);
        } catch (JsonTrouble e) {
            throw Refusal.configuration("UserParameters: a JSON object is expected: " + e.getMessage());
        }
    }

    private static List<JobArtifact> artifacts(JsonObject data, String name) {
        return data.objects(name).stream().map(JobEvent::artifact).toList();
    }

    private static JobArtifact artifact(JsonObject json) {
        JsonObject place = json.objectOrEmpty("location").objectOrEmpty("s3Location");
        return new JobArtifact(
                json.needText("name"),
                place.needText("bucketName"),
                place.needText("objectKey"),
                json.text("revision"));
    }
}
