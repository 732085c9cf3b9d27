package io.pointsman.runtime;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.PutJobFailureResultRequest;
import software.amazon.awssdk.services.codepipeline.model.PutJobFailureResultResponse;
import software.amazon.awssdk.services.codepipeline.model.PutJobSuccessResultRequest;
import software.amazon.awssdk.services.codepipeline.model.PutJobSuccessResultResponse;

/** CodePipeline as a job sees it: two calls, kept as JSON in the words of the API. */
final class FakeCodePipeline implements CodePipelineClient {
    /** What was asked for, taken or not. */
    final List<String> heard = new ArrayList<>();

    /** Thrown by the next calls, in turn; then every call goes well. */
    final Queue<RuntimeException> troubles = new ArrayDeque<>();

    @Override
    public PutJobSuccessResultResponse putJobSuccessResult(PutJobSuccessResultRequest request) {
        hear(success(request));
        return PutJobSuccessResultResponse.builder().build();
    }

    @Override
    public PutJobFailureResultResponse putJobFailureResult(PutJobFailureResultRequest request) {
        hear(JsonObject.of(
                "job", request.jobId(),
                "failed", request.failureDetails().typeAsString(),
                "message", request.failureDetails().message()));
        return PutJobFailureResultResponse.builder().build();
    }

    private static JsonObject success(PutJobSuccessResultRequest request) {
        JsonObject said = JsonObject.of("job", request.jobId());
        if (request.continuationToken() != null) {
            said = said.with("token", request.continuationToken());
        }
        if (request.executionDetails() != null) {
            said = said.with("summary", request.executionDetails().summary())
                    .with("percent", (Object) request.executionDetails().percentComplete());
        }
        return request.hasOutputVariables() ? said.with("outputs", request.outputVariables()) : said;
    }

    private void hear(JsonObject said) {
        heard.add(Json.text(said));
        RuntimeException trouble = troubles.poll();
        if (trouble != null) {
            throw trouble;
        }
    }

    @Override
    public String serviceName() {
        return "codepipeline";
    }

    @Override
    public void close() {}
}
