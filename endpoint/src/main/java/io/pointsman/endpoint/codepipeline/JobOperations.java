package io.pointsman.endpoint.codepipeline;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.Operation;
import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** What a function says to CodePipeline about the job that it was given. */
final class JobOperations {
    /** Bytes of all output variables of one action, keys and values. */
    private static final int MOST_VARIABLES = 122_880;

    private final Line line;
    private final Jobs jobs;
    private final JobData data;
    private final LambdaInvoke lambda;

    JobOperations(Line line, Jobs jobs, JobData data, LambdaInvoke lambda) {
        this.line = line;
        this.jobs = jobs;
        this.data = data;
        this.lambda = lambda;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "PutJobSuccessResult", this::success,
                "PutJobFailureResult", this::failure,
                "GetJobDetails", this::details);
    }

    private JsonObject success(JsonObject input, Caller caller) {
        Map<String, String> variables = variables(input);
        Job job = jobs.needOpen(input.needText("jobId"));
        job.answered();
        job.run().says(JobReport.read(input.objectOrEmpty("executionDetails")), line.now());
        Optional<String> token = input.text("continuationToken");
        if (token.isPresent()) {
            lambda.carryOn(job.run(), token.get(), line);
        } else {
            lambda.finish(job.run(), variables, line);
        }
        return JsonObject.empty();
    }

    private static Map<String, String> variables(JsonObject input) {
        Map<String, String> variables = ActionDeclaration.texts(input.objectOrEmpty("outputVariables"));
        if (!variables.isEmpty() && input.has("continuationToken")) {
            throw Refusals.validation(
                    "Output variables can only be given when the job is complete, so not together with a"
                            + " continuationToken");
        }
        int bytes = variables.entrySet().stream()
                .mapToInt(variable -> bytes(variable.getKey()) + bytes(variable.getValue()))
                .sum();
        if (bytes > MOST_VARIABLES) {
            throw Refusals.refuse(
                    "OutputVariablesSizeExceededException",
                    "The output variables have " + bytes + " bytes in all; the most is " + MOST_VARIABLES);
        }
        return variables;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private JsonObject failure(JsonObject input, Caller caller) {
        fail(jobs.needOpen(input.needText("jobId")), input.objectOrEmpty("failureDetails"));
        return JsonObject.empty();
    }

    private void fail(Job job, JsonObject details) {
        job.answered();
        job.run().says(JobReport.read(details), line.now());
        line.fail(job.run(), new Fault(details.needText("type"), details.needText("message")));
    }

    private JsonObject details(JsonObject input, Caller caller) {
        return data.details(jobs.need(input.needText("jobId")));
    }
}
