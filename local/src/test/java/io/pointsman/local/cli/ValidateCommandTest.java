package io.pointsman.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ValidateCommandTest {
    private static final String TEMPLATE = """
        Resources:
          F:
            Type: AWS::Serverless::Function
            Properties: {CodeUri: src/, Handler: app.handler, Runtime: python3.13}
        """;

    @TempDir
    Path folder = Path.of(".");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String properties, String... arguments) throws IOException {
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("template.yaml"), TEMPLATE.replace("3.13}", "3.13" + properties + "}"), UTF_8);
        CommandLine line = Pointsman.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 2];
        all[0] = "validate";
        all[1] = folder.resolve("template.yaml").toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return line.execute(all);
    }

    private void code() throws IOException {
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("src/app.py"), "");
    }

    @Test
    void what_is_fine_is_silent() throws IOException {
        code();
        assertEquals(0, run(""), out + "" + err);
        assertEquals("", out + "" + err);
    }

    @Test
    void what_is_wrong_is_said_as_a_compiler_says_it() throws IOException {
        code();
        assertEquals(1, run(", CodeUri: gone/"));
        assertTrue(out.toString().startsWith("template.yaml:4:"), out.toString());
    }

    @Test
    void what_nobody_can_know_is_a_note_and_no_finding() throws IOException {
        code();
        assertEquals(0, run(", Layers: [arn]"));
        assertEquals("", out.toString());
        assertEquals(
                "template.yaml:4:42: note: Handler of F is not looked for in the package: a layer may bring it\n",
                err.toString());
    }

    private int validated(String... arguments) {
        CommandLine line = Pointsman.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private Path artifact(String settings) throws IOException {
        code();
        run("");
        Files.createDirectories(folder.resolve("deploy"));
        Files.move(folder.resolve("template.yaml"), folder.resolve("deploy/app.yaml"));
        Files.writeString(folder.resolve("deploy/app.yaml"), TEMPLATE.replace("src/", "../src/"));
        Files.writeString(folder.resolve("pointsman.yaml"), settings);
        return folder;
    }

    @Test
    void an_artifact_is_enough_and_its_template_is_found_as_the_action_finds_it() throws IOException {
        Path artifact = artifact("rewrite:\n  TemplatePath: deploy/app.yaml\n");

        assertEquals(0, validated("validate", artifact.toString()), out + "" + err);

        Files.delete(artifact.resolve("src/app.py"));
        assertEquals(1, validated("validate", artifact.toString()));
        assertTrue(out.toString().startsWith("deploy/app.yaml:4:"), out.toString());
    }

    @Test
    void a_zip_is_told_from_a_template_by_what_is_in_it() throws IOException {
        code();
        run("");
        Path zip = folder.resolve("app.release");
        Files.write(
                zip,
                ReproducibleZip.of(
                        Map.of("template.yaml", TEMPLATE.getBytes(UTF_8), "src/app.py", "pass".getBytes(UTF_8))));

        assertEquals(0, validated("validate", zip.toString()), out + "" + err);
    }

    @Test
    void what_another_action_would_refuse_of_the_settings_is_said_too() throws IOException {
        Path artifact = artifact("rewrite:\n  TemplatePath: deploy/app.yaml\nchangeset:\n  ParameterOverrides: 7\n");

        assertEquals(1, validated("validate", artifact.toString()), out + "" + err);

        assertTrue(err.toString().contains("ParameterOverrides must be"), err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void the_user_parameters_of_a_pipeline_are_judged_as_the_action_would() throws IOException {
        String artifact =
                artifact("rewrite:\n  TemplatePath: deploy/app.yaml\n").toString();

        assertEquals(
                1, validated("validate", artifact, "--user-parameters", "shift={\"StakName\":\"web\"}"), err::toString);
        assertTrue(err.toString().contains("StakName"), err.toString());
        assertEquals(1, validated("validate", artifact, "--user-parameters", "shift={}"), err::toString);
        assertTrue(err.toString().contains("StackName is required"), err.toString());
        assertEquals(
                0,
                validated("validate", artifact, "--user-parameters", "shift={\"StackName\":\"web\"}"),
                err::toString);
    }

    @Test
    void programs_get_json_by_the_schema() throws IOException {
        assertEquals(1, run(", Layers: [arn]", "--output", "json"));
        JsonObject json = Json.object(out.toString());
        JsonObject schema = Json.object(Files.readString(
                Path.of(System.getProperty("pointsman.home", ".."), "docs/schema/findings.schema.json")));
        assertEquals(Set.copyOf(schema.texts("required")), json.members().keySet());
        assertEquals(true, json.flag("stops").orElseThrow());
        JsonObject finding = json.objects("findings").getFirst();
        JsonObject items =
                schema.objectOrEmpty("properties").objectOrEmpty("findings").objectOrEmpty("items");
        assertEquals(Set.copyOf(items.texts("required")), finding.members().keySet());
        assertEquals("error", finding.needText("severity"));
        assertEquals("template.yaml", finding.needText("file"));
        assertEquals(4, finding.number("line").orElseThrow());
        assertEquals(1, json.objects("unknown").size());
    }

    @Test
    void json_goes_with_findings_alone() throws IOException {
        CommandLine line = Pointsman.commandLine();
        line.setErr(new PrintWriter(err, true));
        assertEquals(2, line.execute("rewrite", "t.yaml", "--bucket", "b", "--key", "k", "--output", "json"));
        assertTrue(err.toString().contains("it goes with --check and with validate"), err.toString());
        assertEquals(2, run("", "--output", "xml"));
    }

    /** The command hung. */
    @Test
    @Timeout(60)
    void a_named_pipe_in_the_folder_is_named() throws Exception {
        code();
        Process made = new ProcessBuilder("mkfifo", folder.resolve("src/pipe").toString()).start();
        assertTrue(made.waitFor(30, TimeUnit.SECONDS) && made.exitValue() == 0);
        assertEquals(1, run(""));
        assertTrue(err.toString().contains("src/pipe is no file but a named pipe"), err.toString());
    }

    @Test
    void links_of_a_folder_are_followed_as_the_aws_cli_does() throws IOException {
        Path other = Files.createDirectories(folder.resolve("../" + folder.getFileName() + "-other"));
        Files.writeString(other.resolve("app.py"), "");
        Files.createDirectories(folder.resolve("src"));
        Files.createSymbolicLink(folder.resolve("src/lib"), other.toRealPath());
        Files.createSymbolicLink(folder.resolve("src/layer"), Path.of("/opt/python"));
        Files.createSymbolicLink(folder.resolve("src/app.py"), Path.of("lib/app.py"));
        assertEquals(0, run(""), out + "" + err);
        assertEquals(List.of(), out.toString().lines().toList());
    }
}
