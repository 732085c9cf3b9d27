package io.pointsman.source;

import io.pointsman.json.JsonObject;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The pipeline that releases, and its execution.
 *
 * @param name as CodePipeline has it
 */
public record PipelineRun(Optional<String> name, Optional<String> execution) {
    public static final PipelineRun UNKNOWN = new PipelineRun(Optional.empty(), Optional.empty());

    /** A pipeline's name, by CodePipeline's API. */
    public static final String NAME = "[A-Za-z0-9.@_-]{1,100}";

    private static final Pattern EXECUTION =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final JsonObject TEXT = JsonObject.of("type", "string");

    public static final JsonObject SCHEMA =
            JsonObject.of("type", "object", "properties", JsonObject.of("name", TEXT, "execution", TEXT));

    /** @param run of the release; the ready pipelines take the id of the execution for it */
    public static PipelineRun of(Optional<String> name, String run) {
        return new PipelineRun(
                name, Optional.of(run).filter(id -> EXECUTION.matcher(id).matches()));
    }

    /** What {@link #json} wrote; what cannot be a name of CodePipeline's is none. */
    public static PipelineRun of(JsonObject json) {
        return new PipelineRun(
                json.text("name").filter(name -> name.matches(NAME)),
                json.text("execution").filter(id -> EXECUTION.matcher(id).matches()));
    }

    public JsonObject json() {
        return JsonObject.empty().with("name", name).with("execution", execution);
    }

    public boolean isKnown() {
        return name.isPresent();
    }
}
