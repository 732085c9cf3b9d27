package io.pointsman.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.pointsman.local.acceptance.AccountOnEndpoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcceptanceCommandTest {
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        var command = Pointsman.commandLine();
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    /** What it says in a process of its own, which has no terminal and no way to AWS. */
    private static String alone(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djdk.console=java.base",
                "-cp",
                System.getProperty("java.class.path"),
                Pointsman.class.getName(),
                "acceptance"));
        command.addAll(List.of(arguments));
        ProcessBuilder program = new ProcessBuilder(command).redirectErrorStream(true);
        List.of("AWS_ENDPOINT_URL", "AWS_REGION", "AWS_PROFILE").forEach(program.environment()::remove);
        program.environment()
                .putAll(Map.of(
                        "AWS_ACCESS_KEY_ID",
                        "none",
                        "AWS_SECRET_ACCESS_KEY",
                        "none",
                        "AWS_EC2_METADATA_DISABLED",
                        "true"));
        program.environment().putAll(environment);
        Process process = program.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(2, process.waitFor(), said);
        return said;
    }

    private void refused(String with, String... arguments) {
        assertEquals(2, run(arguments));
        assertTrue(err.toString().contains(with), err.toString());
    }

    @Test
    void a_name_that_no_run_has_is_refused_before_anything_is_asked() {
        refused("is no name of a run", "acceptance", "--clean", "production", "--account");
    }

    @Test
    void an_endpoint_of_its_own_has_nothing_to_clean() {
        refused("forgets everything", "acceptance", "--clean", "pointsman-acceptance-abcdef");
    }

    @Test
    void two_places_are_one_too_many() {
        refused("which of them", "acceptance", "--account", "--endpoint-url", "http://127.0.0.1:1");
    }

    @Test
    void without_a_terminal_and_without_yes_an_account_is_left_alone() throws IOException, InterruptedException {
        String said = alone(Map.of(), "--account", "--region", "eu-central-1");

        assertTrue(said.contains("This run makes, in AWS, Region eu-central-1"), said);
        assertTrue(said.contains("less than 1 USD"), said);
        assertTrue(said.contains("nothing was done"), said);
        assertTrue(!said.contains("== install"), said);
    }

    /** A machine of EC2 has a service that would say a Region. */
    @Test
    void where_things_are_made_is_not_guessed_from_the_machine() throws IOException, InterruptedException {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer machine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        machine.createContext("/", call -> {
            asked.add(call.getRequestMethod() + " " + call.getRequestURI());
            byte[] answer = "{\"region\":\"eu-west-3\"}".getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(200, answer.length);
            call.getResponseBody().write(answer);
            call.close();
        });
        machine.start();
        try {
            Map<String, String> noFiles = Map.of(
                    "AWS_CONFIG_FILE",
                    "/nowhere/config",
                    "AWS_SHARED_CREDENTIALS_FILE",
                    "/nowhere/credentials",
                    "AWS_EC2_METADATA_DISABLED",
                    "false",
                    "AWS_EC2_METADATA_SERVICE_ENDPOINT",
                    "http://127.0.0.1:" + machine.getAddress().getPort());

            assertTrue(alone(noFiles, "--account", "--yes")
                    .startsWith("pointsman: --region is missing, and your AWS configuration names none for the default"
                            + " profile\n"));
            assertTrue(alone(noFiles, "--profile", "sandbox", "--yes").contains("names none for profile sandbox"));
            assertEquals(List.of(), asked);
        } finally {
            machine.stop(0);
        }
    }

    /** The SDK would go there, and the report would call it an account. */
    @Test
    void an_account_is_not_mistaken_for_the_endpoint_of_the_environment() throws IOException, InterruptedException {
        String said = alone(
                Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1"), "--account", "--region", "eu-central-1", "--yes");

        assertTrue(said.contains("unset it, or give --endpoint-url"), said);
        assertTrue(!said.contains("== install"), said);
    }

    /** Credentials of another account in the environment, say those of production. */
    @Test
    void a_profile_that_is_named_is_taken_and_two_of_one_account_are_refused_before_anything_is_made(
            @TempDir Path folder) throws IOException, InterruptedException {
        Path profiles = Files.writeString(folder.resolve("credentials"), """
            [one]
            aws_access_key_id = 111122223333
            aws_secret_access_key = one
            [two]
            aws_access_key_id = 111122223333
            aws_secret_access_key = two
            """);
        try (AccountOnEndpoint account = new AccountOnEndpoint()) {
            Map<String, String> before = account.inventory();
            String said = alone(
                    Map.of("AWS_SHARED_CREDENTIALS_FILE", profiles.toString(), "AWS_CONFIG_FILE", "/nowhere/config"),
                    "--endpoint-url",
                    String.valueOf(account.reach.endpoint().orElseThrow()),
                    "--profile",
                    "one",
                    "--other-profile",
                    "two");

            assertTrue(
                    said.startsWith(
                            "pointsman: --other-profile: profile two belongs to account 111122223333, from which"
                                    + " the run releases; name a profile of another account\n"),
                    said);
            assertEquals(before, account.inventory());
        }
    }

    @Test
    void what_is_open_is_asked_by_the_names_that_there_are() {
        refused("there are first-rollback, resource-of-deployment", "acceptance", "--otherwise", "everything");
    }

    @Test
    void an_account_cannot_be_told_to_answer_otherwise() {
        refused("--otherwise is for an endpoint of its own", "acceptance", "--account", "--otherwise", "all");
    }
}
