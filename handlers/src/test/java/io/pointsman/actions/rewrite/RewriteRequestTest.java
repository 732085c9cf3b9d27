package io.pointsman.actions.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.engine.Job;
import io.pointsman.runtime.InputArtifact;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code rewrite} takes from the settings of the pipeline's owner and of the artifact, for the actions after it. */
final class RewriteRequestTest {
    private final SourceJobs source = new SourceJobs();

    private RewriteRequest request(String settings) {
        source.with("app/one", "template.yaml", "Resources: {}", "pointsman.yaml", settings);
        Job job = SourceJobs.job("app/one", "StackName", "web");
        return RewriteRequest.of(InputArtifact.of(source, job), job);
    }

    @Test
    void each_parameter_value_is_the_one_that_changeset_deploys() {
        source.owners = "ParameterOverrides: {Stage: prod}\nchangeset: {ParameterOverrides: {Size: 2}}\n";

        assertEquals(
                Map.of("Stage", "prod", "Size", "2", "Folder", "src"),
                request("ParameterOverrides: {Stage: test, Folder: src}\nchangeset: {ParameterOverrides: {Size: 1}}\n")
                        .values()
                        .values());
    }
}
