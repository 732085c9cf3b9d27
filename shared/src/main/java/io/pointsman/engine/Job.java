package io.pointsman.engine;

import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One call of one action: what the caller said. Holds no credentials.
 *
 * @param id CodePipeline's job id; new for each continuation
 * @param manual called by hand: nobody waits for a PutJob call, and short or long, all waits happen in place
 * @param userParameters the parsed UserParameters; empty when there are none
 * @param token the continuation token, on a continuation
 * @param deadline when the function will be stopped
 */
public record Job(
        String id,
        boolean manual,
        JsonObject userParameters,
        List<JobArtifact> inputs,
        List<JobArtifact> outputs,
        Optional<String> token,
        Instant deadline) {

    /** The first job of this action, where that is known: the one whose event came again, or this one. */
    public String first() {
        return token.map(ActionToken::parse).flatMap(ActionToken::again).orElse(id);
    }

    /** The same job with other parameters and another token. */
    public Job with(JsonObject parameters, Optional<String> other) {
        return new Job(id, manual, parameters, inputs, outputs, other, deadline);
    }

    /** The only input artifact that an action of ours takes. */
    public JobArtifact input() {
        if (inputs.size() != 1) {
            throw Refusal.configuration(
                    "the action takes exactly one input artifact, and this one has " + inputs.size());
        }
        return inputs.getFirst();
    }

    /** The output artifact, where the action declares one. */
    public Optional<JobArtifact> output() {
        if (outputs.size() > 1) {
            throw Refusal.configuration(
                    "the action makes at most one output artifact, and " + outputs.size() + " are declared: "
                            + outputs.stream().map(JobArtifact::name).toList());
        }
        return outputs.stream().findFirst();
    }
}
