package io.pointsman.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code pointsman policy} writes what a user hands to IAM, or says what is in the way and writes nothing. */
final class PolicyCommandTest {
    private static final String BUCKETS = Stream.of(
                    "S3::Bucket", "DynamoDB::Table", "RDS::DBInstance", "EC2::Instance", "ECS::Service")
            .map(type -> "  %s: {Type: 'AWS::%s'}\n".formatted(type.replace(":", ""), type))
            .collect(Collectors.joining());

    @TempDir
    Path folder = Path.of(".");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int policy(String template, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("template.yaml"), template);
        List<String> arguments = new ArrayList<>(List.of("policy", file.toString()));
        arguments.addAll(List.of(options));
        CommandLine line = Pointsman.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments.toArray(String[]::new));
    }

    private static final String QUEUE = "Resources:\n  Q: {Type: AWS::SQS::Queue}\n";

    @Test
    void the_policy_is_printed_as_IAM_takes_it() throws IOException {
        assertEquals(0, policy(QUEUE, "--stack-name", "app"), err.toString());
        assertEquals("2012-10-17", Json.object(out.toString()).needText("Version"));
        assertEquals("", err.toString());
    }

    @Test
    void the_explanation_is_printed_when_it_is_asked_for() throws IOException {
        assertEquals(0, policy(QUEUE, "--stack-name", "app", "--explain"));
        assertTrue(out.toString().startsWith("# What the stack `app` needs\n"), out.toString());
    }

    @Test
    void a_folder_gets_all_files_and_they_are_named() throws IOException {
        String role = QUEUE + """
              R:
                Type: AWS::IAM::Role
                Properties:
                  ManagedPolicyArns: [arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]
                  AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: 'sts:AssumeRole'}]}
            """;
        Path policies = folder.resolve("new").resolve("policies");

        assertEquals(0, policy(role, "--stack-name", "app", "--output-dir", policies.toString()), err.toString());
        Set<String> names;
        try (Stream<Path> files = Files.list(policies)) {
            names = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
        assertEquals(Set.of("cloudformation.json", "boundary.json", "explanation.md"), names);
        names.forEach(name ->
                assertTrue(out.toString().contains(policies.resolve(name).toString()), out.toString()));
    }

    @Test
    void several_documents_want_a_folder() throws IOException {
        assertEquals(1, policy("Resources:\n" + BUCKETS, "--stack-name", "app"));
        assertTrue(err.toString().startsWith("pointsman: write it to a folder (--output-dir DIR)"), err.toString());
        assertEquals("", out.toString());
        Path policies = folder.resolve("policies");
        assertEquals(0, policy("Resources:\n" + BUCKETS, "--stack-name", "app", "--output-dir", policies.toString()));
        assertTrue(Files.exists(policies.resolve("cloudformation-2.json")));
    }

    @Test
    void what_is_in_the_way_is_said_with_its_line_and_nothing_is_written() throws IOException {
        Path policies = folder.resolve("policies");

        assertEquals(
                1,
                policy(
                        QUEUE + "  X: {Type: AWS::Made::Up}\n",
                        "--stack-name",
                        "app",
                        "--output-dir",
                        policies.toString()));
        assertTrue(err.toString().contains("template.yaml:3: error: X (AWS::Made::Up)"), err.toString());
        assertEquals("", out.toString());
        assertFalse(Files.exists(policies));
    }

    @Test
    void a_template_that_is_none_is_said_with_its_place() throws IOException {
        assertEquals(1, policy("Resources: {", "--stack-name", "app"));
        assertTrue(err.toString().contains("template.yaml:1: error: "), err.toString());
    }
}
