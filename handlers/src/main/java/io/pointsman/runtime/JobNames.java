package io.pointsman.runtime;

import io.pointsman.engine.Job;
import io.pointsman.engine.OutOfTime;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import io.pointsman.settings.Key;
import io.pointsman.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a job is about, as its first call has read it: UserParameters that stand in the continuation token before the runner's own, as in
 * {@code {"StackName":"web","Run":"r-1"} v1 0 moving 2}. By them a continuation brings to rest what is under way where its artifact cannot
 * be read any more, or says another release than it did. The external id of a role is not among them: a token is logged.
 *
 * @param parameters by key; empty for an action that keeps none
 */
record JobNames(JsonObject parameters) {
    static final JobNames NONE = new JobNames(JsonObject.empty());

    private static final List<Key<?>> PLACE = List.of(CommonKeys.REGION, CommonKeys.ASSUME_ROLE_ARN);

    private static final String END = "} v1 ";

    /** Those of the job's token. One that cannot be read stays where it is, for the runner to refuse. */
    static JobNames of(Job job) {
        return job.token()
                .filter(token -> token.startsWith("{") && token.contains(END))
                .flatMap(token -> parsed(token.substring(0, token.indexOf(END) + 1)))
                .orElse(NONE);
    }

    private static Optional<JobNames> parsed(String text) {
        try {
            return Optional.of(new JobNames(Json.object(text)));
        } catch (JsonTrouble notOurs) {
            return Optional.empty();
        }
    }

    /** As the artifact says them now; none where it cannot be read: what is wrong with it is the action's to say. */
    static JobNames read(String action, List<Key<?>> keys, Artifacts artifacts, Job job) {
        if (keys.isEmpty()) {
            return NONE;
        }
        try {
            return read(action, keys, InputArtifact.of(artifacts, job), job);
        } catch (Refusal | Unavailable | OutOfTime unreadable) {
            return NONE;
        }
    }

    private static JobNames read(String action, List<Key<?>> keys, InputArtifact input, Job job) {
        List<Key<?>> all = Stream.concat(PLACE.stream(), keys.stream()).toList();
        List<Key<?>> asked = Stream.concat(Stream.of(CommonKeys.STACK_NAME, CommonKeys.RUN), all.stream())
                .toList();
        Settings settings = Settings.glance(action, asked, input.places(job.userParameters()));
        JsonObject parameters = JsonObject.of(
                CommonKeys.STACK_NAME.name(), settings.get(CommonKeys.STACK_NAME),
                CommonKeys.RUN.name(),
                        settings.get(CommonKeys.RUN)
                                .orElseGet(() -> input.manifest().run()));
        for (Key<?> key : all) {
            if (!job.userParameters().has(key.name())) {
                parameters = parameters.with(key.name(), text(settings.get(key)));
            }
        }
        return new JobNames(parameters);
    }

    private static Optional<String> text(Object value) {
        return value instanceof Optional<?> optional ? optional.map(String::valueOf) : Optional.of(value.toString());
    }

    boolean isEmpty() {
        return parameters.members().isEmpty();
    }

    /** Why a job that began with these must not go on by what its artifact says now. */
    Optional<Refusal> objection(JobNames now) {
        if (isEmpty() || now.isEmpty() || equals(now)) {
            return Optional.empty();
        }
        return Optional.of(Refusal.configuration("the artifact and the settings of its owner say "
                + Json.text(now.parameters) + " now, and this job began with " + Json.text(parameters)
                + ": one of the two was replaced meanwhile. Release again, in a new execution of the pipeline"));
    }

    /** The job as the runner and the action know it: with the runner's own token. */
    Job plain(Job job) {
        return isEmpty() ? job : job.with(job.userParameters(), own(job));
    }

    private static Optional<String> own(Job job) {
        return job.token().map(token -> token.substring(token.indexOf(END) + 2));
    }

    /** The same job where its artifact says nothing: with these names. */
    Job given(Job job) {
        if (isEmpty()) {
            return job;
        }
        JsonObject all = job.userParameters();
        for (var one : parameters.members().entrySet()) {
            all = all.with(one.getKey(), one.getValue());
        }
        return job.with(all, own(job));
    }

    /** With the token of the next call; without these names where both are longer than CodePipeline takes. */
    Outcome in(Outcome outcome) {
        if (isEmpty() || !(outcome instanceof Outcome.InProgress(String token, var progress))) {
            return outcome;
        }
        String whole = Json.text(parameters) + " " + token;
        return whole.length() > Sayable.LONGEST_TOKEN ? outcome : new Outcome.InProgress(whole, progress);
    }
}
