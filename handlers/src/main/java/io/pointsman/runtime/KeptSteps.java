package io.pointsman.runtime;

import io.pointsman.engine.Job;
import io.pointsman.engine.JobArtifact;
import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@link KeptAnswers} of the jobs that a function's process has answered with a continuation, each for the job that continues it:
 * its token says so. A few: beyond them the oldest are forgotten, and asked for again.
 */
final class KeptSteps {
    private static final int MOST = 4;

    private final Map<Chain, Kept> chains = new LinkedHashMap<>();

    /** What stays the same in all jobs of one execution of an action. */
    private record Chain(String action, List<JobArtifact> inputs, JsonObject userParameters) {
        static Chain of(String action, Job job) {
            return new Chain(action, job.inputs(), job.userParameters());
        }
    }

    private record Kept(String token, KeptAnswers answers) {}

    /** Those that were kept for this job; none of another one of the same chain stays. */
    synchronized KeptAnswers take(String action, Job job) {
        KeptAnswers answers = Optional.ofNullable(chains.remove(Chain.of(action, job)))
                .filter(kept -> job.token().filter(kept.token()::equals).isPresent())
                .map(Kept::answers)
                .orElseGet(KeptAnswers::new);
        answers.again();
        return answers;
    }

    /** For the job that continues this one, where there will be one. */
    synchronized void keep(String action, Job job, Outcome outcome, KeptAnswers answers) {
        if (outcome instanceof Outcome.InProgress(String token, var progress)) {
            chains.put(Chain.of(action, job), new Kept(token, answers));
            if (chains.size() > MOST) {
                chains.remove(chains.keySet().iterator().next());
            }
        }
    }
}
