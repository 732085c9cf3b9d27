package io.pointsman.endpoint.codepipeline;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.open.OpenQuestion;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The Lambda invoke action: hands a job to a function, asynchronously, and again for each continuation token.
 *
 * <p>A function that says nothing for 20 minutes, or that has not finished after 24 hours, fails its action.
 */
final class LambdaInvoke implements Player {
    private final World world;
    private final Timing timing;
    private final Jobs jobs;
    private final JobData data;

    LambdaInvoke(World world, Timing timing, Jobs jobs, JobData data) {
        this.world = world;
        this.timing = timing;
        this.jobs = jobs;
        this.data = data;
    }

    @Override
    public void play(ActionRun run, Line line) {
        run.says(JobReport.NONE, line.now());
        line.later(timing.ceiling(), run, () -> line.fail(run, tooLong(run)));
        invoke(run, Optional.empty(), line);
        watch(run, line);
    }

    /** The function asked to be called again: a new job, after a while. */
    void carryOn(ActionRun run, String token, Line line) {
        watch(run, line);
        line.later(timing.continuation(), run, () -> invoke(run, Optional.of(token), line));
    }

    private void invoke(ActionRun run, Optional<String> token, Line line) {
        if (function(run).contains(":") && world.readings().isOtherwise(OpenQuestion.QUALIFIER)) {
            line.fail(run, notFound(run));
            return;
        }
        Job job = jobs.open(run, token);
        try {
            world.call("lambda", "Invoke", request(job));
        } catch (AwsError e) {
            line.fail(run, notInvoked(run, e));
        }
    }

    private JsonObject request(Job job) {
        byte[] payload = Json.text(data.event(job)).getBytes(StandardCharsets.UTF_8);
        return JsonObject.of("FunctionName", function(job.run()), "InvocationType", "Event", "Payload", payload);
    }

    private void watch(ActionRun run, Line line) {
        line.later(timing.silence(), run, () -> {
            if (!run.heard().plus(timing.silence()).isAfter(line.now())) {
                line.fail(run, silent(run));
            }
        });
    }

    /** Ends the action well, unless an artifact that it declares is not where it should be. */
    void finish(ActionRun run, Map<String, String> variables, Line line) {
        run.outputs().stream()
                .filter(output -> !exists(output))
                .findFirst()
                .ifPresentOrElse(missing -> line.fail(run, missing(missing)), () -> line.succeed(run, variables));
    }

    private boolean exists(ArtifactPlace place) {
        try {
            world.call("s3", "HeadObject", JsonObject.of("Bucket", place.bucket(), "Key", place.key()));
            return true;
        } catch (AwsError e) {
            if (e.status() == 404) {
                return false;
            }
            throw e;
        }
    }

    private static String function(ActionRun run) {
        return run.configuration().getOrDefault("FunctionName", "");
    }

    private static Fault missing(ArtifactPlace place) {
        return Fault.jobFailed(
                "The action failed because either the artifact or the Amazon S3 bucket could not be found."
                        + " Name of artifact bucket: " + place.bucket() + ", artifact " + place.name() + " at key "
                        + place.key()
                        + ". The function must upload each output artifact before it reports success");
    }

    private static Fault silent(ActionRun run) {
        return Fault.jobFailed("The AWS Lambda function " + function(run)
                + " failed to return a result. Check the function to verify that it has permission to call the"
                + " PutJobSuccessResult action and that it made a call to PutJobSuccessResult.");
    }

    private static Fault tooLong(ActionRun run) {
        return Fault.jobFailed("The AWS Lambda function " + function(run)
                + " did not finish the action within 24 hours, which is the most that an Invoke action may take");
    }

    private static Fault notFound(ActionRun run) {
        return Fault.configuration("The AWS Lambda function " + function(run)
                + " cannot be found. FunctionName takes the name of a function, without a version or an alias");
    }

    private static Fault notInvoked(ActionRun run, AwsError e) {
        String said =
                "The AWS Lambda function " + function(run) + " could not be invoked: " + e.code() + ": " + e.said();
        return e.status() == 403 ? new Fault("PermissionError", said) : Fault.configuration(said);
    }
}
