package io.pointsman.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.wire.EndpointServer;
import io.pointsman.json.JsonObject;
import io.pointsman.local.cli.Pointsman;
import io.pointsman.promise.ReleasedApplication;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** What the commands print, and the report that one of them writes, holds no secret of the releases that it is about. */
final class PrintedSecretsTest {
    private static final String STACK = "web";
    private static final String WAY = "--output";

    /** They are about no release. Of the demo, DemoSecretsTest looks; the acceptance plays releases of its own. */
    private static final Set<String> ELSEWHERE =
            Set.of("demo", "acceptance", "serve", "invoke", "completion", "settings", "init");

    private final SecretRelease secret = new SecretRelease();
    private final EndpointServer server = EndpointServer.start(secret.ground.world, 0);
    private final Map<String, String> printed = new LinkedHashMap<>();

    @TempDir
    Path folder = Path.of(".");

    @BeforeEach
    void artifact() throws IOException {
        for (Map.Entry<String, String> file : SecretRelease.files().entrySet()) {
            Path path = folder.resolve("app").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    @AfterEach
    void close() {
        server.close();
        secret.close();
    }

    private int run(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line =
                Pointsman.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
        int exit = line.execute(arguments);
        printed.put(String.join(" ", arguments), out.toString());
        return exit;
    }

    private void ask(String... arguments) {
        for (String form : List.of("text", "json")) {
            List<String> all = new ArrayList<>(List.of(arguments));
            all.addAll(List.of(WAY, form, "--bucket", "releases", "--region", "us-east-1"));
            all.addAll(List.of("--endpoint-url", server.uri().toString()));
            run(all.toArray(String[]::new));
        }
    }

    /** Every command that is about a stack, a release or a template. */
    private void askEverything(String run) throws IOException {
        String app = folder.resolve("app").toString();
        String template = folder.resolve("app/template.yaml").toString();
        Path report = folder.resolve("report.html");
        ask("status", STACK);
        ask("watch", STACK);
        ask("releases", STACK);
        ask("show", STACK, run, "--report", report.toString());
        ask("diff", app, STACK, "--parameter-overrides", "Pin=" + SecretRelease.NO_ECHO);
        ask("doctor", STACK);
        ask("gate", "close", STACK, "a test");
        ask("gate", "status", STACK);
        ask("gate", "open", STACK);
        ask("abort", STACK);
        ask("rollback", STACK, "--yes");
        run("policy", template, "--stack-name", STACK, "--parameter-overrides", "Pin=" + SecretRelease.NO_ECHO);
        run("validate", template, "--parameter-overrides", "Pin=" + SecretRelease.NO_ECHO);
        run("rewrite", template, "--check", "--parameter-overrides", "Pin=" + SecretRelease.NO_ECHO);
        if (Files.exists(report)) {
            printed.put("the report", Files.readString(report));
        }
    }

    private void assertNoSecretIsPrinted() {
        secret.secrets().forEach((what, value) -> assertEquals(List.of(), where(value), "printed is the " + what));
        assertEquals(List.of(), where(SecretRelease.VARIABLE), "printed is the variable");
        Set<String> commands =
                new TreeSet<>(Pointsman.commandLine().getSubcommands().keySet());
        commands.removeAll(ELSEWHERE);
        commands.removeIf(command -> printed.keySet().stream().anyMatch(each -> each.startsWith(command)));
        assertEquals(Set.of(), commands, "commands that nobody asks here");
    }

    private List<String> where(String value) {
        return printed.entrySet().stream()
                .filter(each -> Disguises.isIn(each.getValue().getBytes(UTF_8), value))
                .map(Map.Entry::getKey)
                .toList();
    }

    private String latestRun() {
        return secret.ground
                .world
                .call(
                        "codepipeline",
                        "ListPipelineExecutions",
                        JsonObject.of("pipelineName", ReleasedApplication.PIPELINE))
                .objects("pipelineExecutionSummaries")
                .getFirst()
                .needText("pipelineExecutionId");
    }

    @Test
    void of_a_release_that_goes_well() throws IOException {
        assertEquals("Succeeded", secret.released(), secret::failure);

        askEverything(latestRun());

        assertTrue(printed.values().stream().anyMatch(text -> text.contains("web-F1")), "they are about the stack");
        assertTrue(printed.containsKey("the report"), "there is a report");
        assertNoSecretIsPrinted();
    }

    @ParameterizedTest
    @EnumSource(
            value = ReleasedApplication.Trouble.class,
            names = {"HOOK", "ALARM"})
    void of_a_release_that_is_taken_back(ReleasedApplication.Trouble trouble) throws IOException {
        secret.troubled(trouble);
        assertEquals("Failed", secret.released(), secret::failure);

        askEverything(latestRun());

        assertNoSecretIsPrinted();
    }
}
