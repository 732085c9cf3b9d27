package io.pointsman.local.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.local.policy.DeploymentPolicy.PolicyFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Templates that nobody here wrote, the folder {@code ../shared/corpus} beside the project, and our own: every type in them is known, and
 * each statement allows each of its actions on something that IAM judges it on. In CI the folder has to be there.
 */
class CorpusPolicyTest {
    private static final PolicyTarget TARGET =
            new PolicyTarget("app", "aws", "*", "*", Optional.empty(), true, Set.of(), Map.of());

    private static List<Path> templates(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(ya?ml|json|template)"))
                    .filter(file -> read(file).contains("Resources"))
                    .sorted()
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> vain(JsonObject statement) {
        List<String> resources = statement.texts("Resource");
        return statement.texts("Action").stream()
                .filter(action -> !isJudged(action, resources))
                .map(action -> action + " on " + resources)
                .toList();
    }

    /** API Gateway's actions are methods of HTTP: what they are judged on is a path, of both of its APIs. */
    private static boolean isJudged(String action, List<String> resources) {
        List<String> kinds = ActionResources.of(action).orElse(List.of());
        return resources.contains("*")
                || action.startsWith("apigateway:")
                || kinds.stream()
                        .map(kind -> Arns.filled(kind, TARGET))
                        .anyMatch(kind -> resources.stream().anyMatch(one -> Arns.fits(kind, one)));
    }

    private static List<String> unknown(List<Path> templates, List<String> vain) throws IOException {
        List<String> unknown = new ArrayList<>();
        for (Path template : templates) {
            DeploymentPolicy policy = DeploymentPolicy.of(List.of(template), TARGET);
            policy.findings().stream()
                    .map(PolicyFinding::toString)
                    .filter(finding -> finding.contains("is of a type"))
                    .forEach(unknown::add);
            policy.documents()
                    .forEach(text -> Json.object(text).objects("Statement").forEach(one -> vain.addAll(vain(one))));
        }
        return unknown;
    }

    @Test
    void every_type_of_our_own_templates_is_known() throws IOException {
        List<String> vain = new ArrayList<>();
        List<Path> own = new ArrayList<>(templates(Path.of("../pipelines")));
        own.addAll(templates(Path.of("../examples")));
        own.add(Path.of("../template.yaml"));

        assertTrue(own.size() >= 8, own.toString());
        assertEquals(List.of(), unknown(own, vain));
        assertEquals(List.of(), vain);
    }

    @Test
    void every_type_of_the_corpus_is_known() throws IOException {
        Path folder = Path.of(System.getProperty("pointsman.corpus", ""));
        String absent = "there is no folder of templates at " + folder + " (-Dpointsman.corpus)";
        assertTrue(Files.isDirectory(folder) || !"true".equals(System.getenv("CI")), absent);
        assumeTrue(Files.isDirectory(folder), absent);
        List<String> vain = new ArrayList<>();

        assertEquals(List.of(), unknown(templates(folder), vain));
        assertEquals(List.of(), vain);
    }
}
