package io.pointsman.actions.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.alias.ProductionAlias;
import io.pointsman.engine.Job;
import io.pointsman.release.FunctionSelection;
import io.pointsman.runtime.InputArtifact;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code rewrite} takes from the settings of the pipeline's owner and of the artifact, for the actions after it. */
final class RewriteRequestTest {
    private final SourceJobs source = new SourceJobs();

    private RewriteRequest request(String settings) {
        source.with("app/one", "template.yaml", "Resources: {}", "pointsman.yaml", settings);
        Job job = SourceJobs.job("app/one", "StackName", "web");
        return RewriteRequest.of(InputArtifact.of(source, job), job);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rewrite: {Functions: {}}",
                "rewrite: {Functions: {Cart: {Wave: 1}}}",
                "Functions: {Cart: {Wave: 1}}",
                "Functions: {Cart: {}, Order: {}}",
                "rewrite: {Functions: {Cart: {Alias: dev}}, Alias: dev}",
                "Functions: {Cart: {Alias: dev}}"
            })
    void the_alias_that_the_owner_tells_shift_is_guarded_whatever_the_artifact_says_of_functions(String settings) {
        source.owners = """
            ArtifactMay: [Alias]
            shift: {Alias: live, Functions: {Cart: {Alias: prod}, '!Nightly': {}}}
            """;

        assertEquals(
                new ProductionAlias(
                        "live", Map.of("Cart", "prod"), new FunctionSelection(List.of(), List.of("Nightly"))),
                request(settings).production());
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
