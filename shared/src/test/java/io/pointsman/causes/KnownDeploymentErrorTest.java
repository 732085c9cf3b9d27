package io.pointsman.causes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class KnownDeploymentErrorTest {
    @Test
    void the_table_in_the_docs_is_the_table_in_the_code() throws IOException {
        List<String> written = Files.readAllLines(Path.of("../docs/publish-and-shift.md")).stream()
                .dropWhile(line -> !line.startsWith("| code | what it means | what to do |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();

        assertEquals(
                Stream.of(KnownDeploymentError.values())
                        .filter(KnownDeploymentError::isForLambda)
                        .map(known -> "| `" + known + "` | " + known.meaning() + " | " + known.advice() + " |")
                        .collect(Collectors.joining("\n")),
                String.join("\n", written));
    }

    @Test
    void a_known_code_is_explained_on_a_line_of_its_own() {
        assertEquals(
                "\nWhat THROTTLED means: CodeDeploy asked Lambda or another service too often with its service role."
                        + " What to do: retry with a lower MaxConcurrent.",
                KnownDeploymentError.hint("THROTTLED"));
    }

    @Test
    void a_code_of_another_compute_platform_is_said_to_be_one() {
        assertTrue(KnownDeploymentError.hint("NO_INSTANCES")
                .startsWith("\n"
                        + "What NO_INSTANCES means: this code is of deployments to EC2 or ECS, not of"
                        + " those to Lambda"));
    }

    @Test
    void a_code_that_nobody_has_met_yet_is_said_to_be_one() {
        assertTrue(KnownDeploymentError.hint("FLUX_CAPACITOR_EMPTY")
                .startsWith("\nCodeDeploy's error code FLUX_CAPACITOR_EMPTY is not known to Pointsman"));
        assertTrue(KnownDeploymentError.hint("").startsWith("\nCodeDeploy's error code (none) is not known"));
    }
}
