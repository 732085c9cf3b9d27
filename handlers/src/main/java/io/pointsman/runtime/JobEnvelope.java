package io.pointsman.runtime;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The outside of CodePipeline's event: just enough to answer the job and to keep its secrets, whatever the inside looks like.
 *
 * @param id to answer to; {@link #MANUAL} when a person calls
 * @param account of the pipeline; none when a person calls
 * @param data as it came, credentials included
 */
record JobEnvelope(String id, Optional<String> account, Secrets secrets, JsonObject data) {
    /** The id that a person writes into the event: nobody waits for an answer. */
    static final String MANUAL = "manual";

    /** CodePipeline's API reference, JobId. It takes no answer under any other. */
    private static final Pattern JOB_ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** Lambda's limit for an asynchronous event is 1 MB, for a call by hand 6 MB. */
    private static final int LONGEST = 6 * 1024 * 1024;

    /** The one thing that cannot be answered to CodePipeline is an event without a job id. */
    static JobEnvelope read(InputStream input) throws IOException {
        byte[] bytes = input.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new IOException("the event is longer than " + LONGEST + " bytes");
        }
        try {
            return of(Json.object(new String(bytes, StandardCharsets.UTF_8)));
        } catch (JsonTrouble e) {
            throw new IOException("the event is no job of CodePipeline: " + e.getMessage(), e);
        }
    }

    private static JobEnvelope of(JsonObject event) {
        JsonObject job = event.object("CodePipeline.job")
                .orElseThrow(() -> new JsonTrouble("CodePipeline.job is missing; see events/ for samples"));
        String id = job.needText("id");
        if (!id.equals(MANUAL) && !JOB_ID.matcher(id).matches()) {
            throw new JsonTrouble("CodePipeline.job: id is none of CodePipeline's; a call by hand has the id manual");
        }
        Optional<String> account = job.text("accountId").filter(given -> !id.equals(MANUAL));
        return job.members().get("data") instanceof java.util.Map<?, ?> data
                ? of(id, account, JsonObject.of(data))
                : new JobEnvelope(id, account, Secrets.none(), JsonObject.empty());
    }

    private static JobEnvelope of(String id, Optional<String> account, JsonObject data) {
        return new JobEnvelope(id, account, Secrets.in(data), data);
    }

    boolean manual() {
        return id.equals(MANUAL);
    }

    /** Without the data. */
    @Override
    public String toString() {
        return "JobEnvelope[" + id + "]";
    }
}
