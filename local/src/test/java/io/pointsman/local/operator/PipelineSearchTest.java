package io.pointsman.local.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.CodePipelineException;
import software.amazon.awssdk.services.codepipeline.model.GetPipelineExecutionRequest;
import software.amazon.awssdk.services.codepipeline.model.GetPipelineExecutionResponse;
import software.amazon.awssdk.services.codepipeline.model.ListActionExecutionsRequest;
import software.amazon.awssdk.services.codepipeline.model.ListActionExecutionsResponse;
import software.amazon.awssdk.services.codepipeline.model.ListPipelinesRequest;
import software.amazon.awssdk.services.codepipeline.model.ListPipelinesResponse;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.PipelineSummary;

class PipelineSearchTest {
    private static final String EXECUTION = "4b7e0aa1-1111-2222-3333-444455556666";

    private final List<String> asked = new ArrayList<>();
    private final Set<String> denied = new HashSet<>();
    private final PipelineSearch search = new PipelineSearch(new Account(Map.of("shop", "another", "web", EXECUTION)));

    /** Two pipelines, with an execution each. */
    private final class Account implements CodePipelineClient {
        private final Map<String, String> executions;

        Account(Map<String, String> executions) {
            this.executions = executions;
        }

        @Override
        public ListPipelinesResponse listPipelines(ListPipelinesRequest request) {
            return ListPipelinesResponse.builder()
                    .pipelines(executions.keySet().stream()
                            .sorted()
                            .map(name -> PipelineSummary.builder().name(name).build())
                            .toList())
                    .build();
        }

        @Override
        public GetPipelineExecutionResponse getPipelineExecution(GetPipelineExecutionRequest request) {
            asked.add(request.pipelineName());
            if (denied.contains(request.pipelineName())) {
                throw CodePipelineException.builder()
                        .statusCode(403)
                        .message("not authorized")
                        .build();
            }
            if (!request.pipelineExecutionId().equals(executions.get(request.pipelineName()))) {
                throw PipelineExecutionNotFoundException.builder()
                        .message("no such execution")
                        .build();
            }
            return GetPipelineExecutionResponse.builder()
                    .pipelineExecution(execution -> execution.status("Failed"))
                    .build();
        }

        @Override
        public ListActionExecutionsResponse listActionExecutions(ListActionExecutionsRequest request) {
            return ListActionExecutionsResponse.builder()
                    .actionExecutionDetails(List.of())
                    .build();
        }

        @Override
        public String serviceName() {
            return "codepipeline";
        }

        @Override
        public void close() {
            asked.clear();
        }
    }

    private Optional<String> found(Optional<String> folder) {
        return search.find(EXECUTION, Optional.empty(), folder).map(PipelineStanding::name);
    }

    /** Its record has no artifact before it has published, and the stack has no release before it. */
    @Test
    void a_first_release_that_failed_early_is_found_without_a_folder() {
        assertEquals(Optional.of("web"), found(Optional.empty()));
        assertEquals(List.of("shop", "web"), asked);

        assertEquals(Optional.of("web"), found(Optional.empty()));
        assertEquals(List.of("shop", "web", "web"), asked, "what was found is not looked for again");
    }

    @Test
    void the_folder_says_which_is_asked_first() {
        assertEquals(Optional.of("web"), found(Optional.of("web")));
        assertEquals(List.of("web"), asked);
    }

    @Test
    void a_pipeline_that_took_the_place_of_the_one_on_record_is_found() {
        assertEquals(Optional.of("web"), found(Optional.of("gone")));
    }

    @Test
    void one_that_may_not_be_asked_may_be_the_one() {
        denied.add("web");

        Refusal refused = assertThrows(Refusal.class, () -> found(Optional.empty()));

        assertTrue(String.valueOf(refused.getMessage()).contains("GetPipelineExecution of web was denied"));
        assertEquals(Optional.empty(), found(Optional.empty()));
        assertEquals(List.of("shop", "web"), asked, "each is asked once");
    }
}
