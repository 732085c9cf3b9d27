package io.pointsman.endpoint.codepipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElsewhereTest {
    private static final String CONNECTED = """
        {"name": "Source",
         "actionTypeId": {"category": "Source", "owner": "AWS", "provider": "CodeStarSourceConnection", "version": "1"},
         "configuration": {"ConnectionArn": "arn:c", "FullRepositoryId": "team/app", "BranchName": "main"},
         "outputArtifacts": [{"name": "SourceArtifact"}]}\
        """;

    private final Rails rails = new Rails();

    private static JsonObject connected(String more) {
        return Rails.pipeline(
                "",
                Rails.stage("Source", CONNECTED.replace("\"main\"", "\"main\"" + more)),
                Rails.stage("Build", Rails.lambda("L", Rails.takes("SourceArtifact"))));
    }

    private AwsError refusedOverride(String type) {
        return rails.refused(
                "StartPipelineExecution",
                "name",
                "production-of-a-long-name",
                "sourceRevisions",
                List.of(JsonObject.of("actionName", "Source", "revisionType", type, "revisionValue", "abc")));
    }

    @Test
    void a_source_in_a_repository_is_declared_and_fails_with_the_reason() {
        String execution = rails.create(connected(""));
        assertEquals("Failed", rails.status(execution));
        JsonObject error = rails.action("Source").objectOrEmpty("errorDetails");
        assertEquals("ConfigurationError", error.needText("code"));
        assertTrue(error.needText("message").contains("CodeStarSourceConnection"), error.needText("message"));
    }

    @Test
    void its_declaration_is_checked() {
        AwsError refusal = rails.refused("CreatePipeline", "pipeline", connected(", \"Branch\": \"main\""));
        assertTrue(refusal.said().contains("unknown configuration 'Branch'"), refusal.said());
    }

    @Test
    void its_revision_is_a_commit() {
        rails.create(connected(""));
        JsonObject commit = JsonObject.of("actionName", "Source", "revisionType", "COMMIT_ID", "revisionValue", "abc");
        rails.call("StartPipelineExecution", "name", "production-of-a-long-name", "sourceRevisions", List.of(commit));
        AwsError refusal = refusedOverride("S3_OBJECT_KEY");
        assertTrue(refusal.said().contains("its revision type is COMMIT_ID"), refusal.said());
    }
}
