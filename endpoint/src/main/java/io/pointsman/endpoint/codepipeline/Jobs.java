package io.pointsman.endpoint.codepipeline;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Every job that was ever handed out, by id. */
final class Jobs {
    private final Map<String, Job> byId = new HashMap<>();

    Job open(ActionRun run, Optional<String> token) {
        Job job = new Job(UUID.randomUUID().toString(), run, token);
        byId.put(job.id(), job);
        return job;
    }

    Job need(String id) {
        Job job = byId.get(id);
        if (job == null) {
            throw Refusals.refuse("JobNotFoundException", "Could not find the job with ID '" + id + "'");
        }
        return job;
    }

    /** A job whose answer has been given, or is no longer wanted, takes no answer. */
    Job needOpen(String id) {
        Job job = need(id);
        if (!job.isOpen()) {
            throw Refusals.refuse(
                    "InvalidJobStateException",
                    "The job with ID '" + id + "' is not in progress: it has been answered, or its action has ended");
        }
        return job;
    }
}
