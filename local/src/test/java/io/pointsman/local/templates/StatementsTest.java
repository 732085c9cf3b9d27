package io.pointsman.local.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.cloudformation.template.Template;
import io.pointsman.endpoint.iam.ServiceAuthorization;
import io.pointsman.endpoint.iam.WrittenStatement;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each statement of our templates allows what it names, on the resources that AWS's Service Authorization Reference has for it. */
class StatementsTest {
    private static final Path HOME = Path.of(System.getProperty("pointsman.home", ".."));
    private static final Set<String> NOT_OURS = Set.of("target", ".git", "test", "node_modules", "cdk.out");

    /** All of the repository that allow something, but for those that are there to be read by a test. */
    static Stream<String> templates() throws IOException {
        List<String> found = new ArrayList<>();
        Files.walkFileTree(HOME, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean passed = NOT_OURS.contains(String.valueOf(folder.getFileName()));
                return passed ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (file.toString().matches(".*\\.(ya?ml|template)")
                        && Files.readString(file).contains("Effect: Allow")) {
                    found.add(HOME.relativize(file).toString().replace('\\', '/'));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found.stream().sorted();
    }

    private static List<WrittenStatement> allowing(String template) {
        return WrittenStatement.in(Template.parse(template).body())
                .filter(WrittenStatement::allows)
                .toList();
    }

    private static List<String> vain(String template) {
        return allowing(template).stream().flatMap(WrittenStatement::vain).toList();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void no_statement_names_an_action_that_it_does_not_allow(String name) throws IOException {
        assertEquals(List.of(), vain(Files.readString(HOME.resolve(name))));
    }

    @Test
    void all_templates_with_statements_are_looked_at() throws IOException {
        Map<String, Integer> statements = new TreeMap<>();
        for (String name : templates().toList()) {
            statements.put(name, allowing(Files.readString(HOME.resolve(name))).size());
        }

        assertTrue(statements.values().stream().allMatch(count -> count > 0), statements::toString);
        assertTrue(
                statements
                        .keySet()
                        .containsAll(List.of(
                                "template.yaml",
                                "pipelines/production.yaml",
                                "pipelines/connection.yaml",
                                "pipelines/cdk.yaml",
                                "pipelines/staging-and-production.yaml",
                                "pipelines/deployment-role.yaml",
                                "examples/my-app/template.yaml",
                                "local/src/main/resources/io/pointsman/local/acceptance/base.yaml")),
                statements::toString);
    }

    /** By a comment above it or in it; the {@code Fn::If} that it stands in may be between. */
    private static List<String> unexplained(String template) {
        List<String> lines = template.lines().toList();
        return IntStream.range(0, lines.size())
                .filter(at -> lines.get(at).matches(" *- Effect: .*"))
                .filter(at -> !isExplained(lines, at))
                .mapToObj(at -> at + 1 + ": " + lines.get(at + 1).strip())
                .toList();
    }

    private static boolean isExplained(List<String> lines, int at) {
        int indent = lines.get(at).indexOf('-') + 1;
        List<String> rest = lines.subList(at + 1, lines.size()).stream()
                .takeWhile(line -> line.startsWith(" ".repeat(indent)))
                .toList();
        int above = at - 1;
        while (lines.get(above).matches(" *- (!If|\\w+)")) {
            above--;
        }
        boolean isTrust = rest.stream().anyMatch(line -> line.contains("Principal:"));
        return isTrust
                || lines.get(above).strip().startsWith("#")
                || rest.stream().anyMatch(line -> line.contains(" # "));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void each_statement_says_for_which_call_it_is(String name) throws IOException {
        assertEquals(List.of(), unexplained(Files.readString(HOME.resolve(name))));
    }

    private static String statement(String action, String resource) {
        return """
            Resources:
              Role:
                Type: AWS::IAM::ManagedPolicy
                Properties:
                  PolicyDocument:
                    Statement:
                      - Effect: Allow
                        Action: %s
                        Resource: %s
            """.formatted(action, resource);
    }

    /** Those of which CodeDeploy's guide says that they are allowed on a deployment group. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "StopDeployment",
                "ListDeploymentTargets",
                "BatchGetDeploymentTargets",
                "GetDeploymentTarget",
                "ContinueDeployment",
                "PutLifecycleEventHookExecutionStatus"
            })
    void what_is_asked_of_a_deployment_is_allowed_on_everything_alone(String operation) {
        String action = "codedeploy:" + operation;
        String group = "!Sub arn:aws:codedeploy:${AWS::Region}:${AWS::AccountId}:deploymentgroup:*";

        assertEquals(List.of(action), vain(statement(action, group)));
        assertEquals(List.of(), vain(statement(action, "'*'")));
        assertEquals("*", ServiceAuthorization.resource(action, "deploymentgroup:any"));
    }

    @ParameterizedTest
    @CsvSource({
        "codedeploy:GetDeployment, deploymentgroup:*, true",
        "codedeploy:GetDeployment, deploymentgroup:app/*, true",
        "codedeploy:GetDeployment, application:*, false",
        "codedeploy:ListDeploymentGroups, deploymentgroup:*, false"
    })
    void an_action_is_allowed_on_resources_of_its_own_kind(String action, String resource, boolean allowed) {
        String template = statement(action, "!Sub arn:aws:codedeploy:*:${AWS::AccountId}:" + resource);

        assertEquals(allowed ? List.of() : List.of(action), vain(template));
    }

    @Test
    void an_action_or_a_resource_that_the_reference_does_not_have_is_an_error() {
        assertThrows(IllegalArgumentException.class, () -> ServiceAuthorization.types("codedeploy:Stop"));
        assertThrows(
                IllegalArgumentException.class,
                () -> ServiceAuthorization.resource("cloudformation:DescribeStacks", "arn:aws:s3:::bucket"));
    }

    @Test
    void two_patterns_meet_where_some_text_fits_both() {
        assertTrue(Stream.of("a*", "*b", "a?b", "*").allMatch(one -> WrittenStatement.overlap(one, "a*b")));
        assertFalse(WrittenStatement.overlap("arn:*:s:*:*:deploymentgroup:*", "arn:*:s:*:*:application:*"));
        assertFalse(WrittenStatement.overlap("arn:*:s:*:*:stack/*", "arn:*:s:*:*:changeSet/*"));
    }
}
