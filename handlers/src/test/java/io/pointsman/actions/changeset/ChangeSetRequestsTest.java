package io.pointsman.actions.changeset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.alias.ProductionAlias;
import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import io.pointsman.release.FunctionSelection;
import io.pointsman.release.ReleaseJobs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code changeset} takes from the settings of the pipeline's owner and of the artifact. */
final class ChangeSetRequestsTest {
    private final Bench bench = new Bench();

    private ChangeSetRequest request(JsonObject userParameters) {
        return new ChangeSetRequests(bench, Optional.empty()).read(ReleaseJobs.first("job", userParameters));
    }

    private ProductionAlias guarded(JsonObject userParameters) {
        return request(userParameters).aliases().production();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "changeset: {Functions: {}}",
                "changeset: {Functions: {Cart: {Wave: 1}}}",
                "Functions: {Cart: {Wave: 1}}",
                "Functions: {Cart: {}, Order: {}}",
                "changeset: {Functions: {Cart: {Alias: dev}}, Alias: dev}",
                "Functions: {Cart: {Alias: dev}}"
            })
    void the_alias_that_the_owner_tells_shift_is_guarded_whatever_the_artifact_says_of_functions(String settings) {
        bench.files.put("pointsman.yaml", settings);
        bench.owners = """
            ArtifactMay: [Alias]
            shift: {Alias: live, Functions: {Cart: {Alias: prod}, '!Nightly': {}}}
            """;

        assertEquals(
                new ProductionAlias(
                        "live", Map.of("Cart", "prod"), new FunctionSelection(List.of(), List.of("Nightly"))),
                guarded(Bench.given()));
    }

    @Test
    void the_alias_of_all_that_the_owner_tells_shift_is_guarded_where_the_artifact_may_say_another() {
        bench.files.put("pointsman.yaml", "changeset: {Alias: dev}");
        bench.owners = "ArtifactMay: [Alias]\nshift: {Alias: prod}\n";

        assertEquals("prod", guarded(Bench.given()).name());
    }

    @Test
    void what_the_artifact_may_say_and_nobody_else_does_holds() {
        bench.files.put("pointsman.yaml", "Alias: prod\nshift: {Functions: {Cart: {Alias: dev}}}\n");
        bench.owners = "ArtifactMay: [Alias]\n";

        assertEquals(new ProductionAlias("prod", Map.of("Cart", "dev"), FunctionSelection.ALL), guarded(Bench.given()));
    }

    @Test
    void what_the_action_is_told_itself_wins_over_what_the_owner_tells_shift_entry_by_entry() {
        bench.owners = "shift: {Alias: prod, Functions: {Cart: {Alias: a}, Order: {Alias: b}}}\n";

        assertEquals(
                new ProductionAlias("beta", Map.of("Cart", "own", "Order", "b"), FunctionSelection.ALL),
                guarded(Bench.given("Alias", "beta", "Functions", Map.of("Cart", Map.of("Alias", "own")))));
    }

    @Test
    void tags_are_left_to_the_artifact_at_the_top_level_of_the_owners_file_and_in_no_section() {
        bench.files.put("prod.json", "{\"Tags\": {\"Team\": \"a\"}}");
        JsonObject given = Bench.given("TemplateConfiguration", "prod.json");
        bench.owners = "ArtifactMay: [Tags]\n";
        assertEquals(Map.of("Team", "a"), request(given).options().tags());

        bench.owners = "changeset: {ArtifactMay: [Tags]}\n";
        Refusal refusal = assertThrows(Refusal.class, () -> request(given));
        assertTrue(
                String.valueOf(refusal.getMessage())
                        .startsWith("s3://releases/settings/web.yaml: changeset.ArtifactMay is said to one action"),
                refusal::toString);
        List.of("rewrite", "shift").forEach(action -> {
            bench.owners = action + ": {ArtifactMay: [Tags]}\n";
            assertThrows(Refusal.class, () -> request(given), action);
        });
    }
}
