package io.pointsman.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code rewrite --check} says of the alias that customers call is what the action of a pipeline would say. */
final class RewriteAliasTest {
    @TempDir
    Path folder = Path.of(".");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void an_application_whose_customers_call_the_alias_dev() throws IOException {
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("src/app.py"), "def handler(event, context):\n    return 1\n");
        write("template.yaml", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Web:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: ./src
                  Handler: app.handler
                  Runtime: python3.13
                  AutoPublishAlias: dev
                  Events:
                    Home: {Type: HttpApi}
            """);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private int rewrite(String... arguments) {
        CommandLine line = Pointsman.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 2];
        all[0] = "rewrite";
        all[1] = folder.resolve("template.yaml").toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return line.execute(all);
    }

    @Test
    void a_caller_past_live_is_not_seen_before_the_pipeline_runs() {
        assertEquals(1, rewrite("--check"));
        assertTrue(out.toString().contains(": error: "), out::toString);
        assertTrue(out.toString().contains("live"), out::toString);
    }

    @Test
    void the_alias_that_is_given_is_not_heeded() {
        assertEquals(0, rewrite("--check", "--alias", "dev"), out::toString);
        assertEquals("", out.toString());
    }

    @Test
    void the_alias_of_the_settings_file_is_not_heeded() throws IOException {
        write("pointsman.yaml", "shift:\n  Alias: dev\n");

        assertEquals(0, rewrite("--check", "--artifact-may", "Alias"), out::toString);
        assertEquals(1, rewrite("--check", "--artifact-may", "Alias", "--alias", "live"));
    }

    @Test
    void an_alias_that_is_not_the_artifacts_to_say_is_taken_from_it() throws IOException {
        write("pointsman.yaml", "shift:\n  Alias: dev\n");

        assertEquals(1, rewrite("--check"));
        assertTrue(
                err.toString()
                        .contains("settings file pointsman.yaml: shift.Alias is for the pipeline to say, not for the"
                                + " artifact"),
                err::toString);
    }

    @Test
    void the_owners_settings_are_not_heeded() throws IOException {
        write("owners.yaml", "shift: {Alias: dev}\n");
        String owners = folder.resolve("owners.yaml").toString();

        assertEquals(0, rewrite("--check", "--owners-settings", owners), out::toString);
        assertEquals(1, rewrite("--check", "--owners-settings", owners, "--alias", "live"));

        write("owners.yaml", "ArtifactMay: [Alias]\n");
        write("pointsman.yaml", "Alias: dev\n");
        assertEquals(0, rewrite("--check", "--owners-settings", owners), out::toString);
    }

    @Test
    void owners_settings_that_are_none_are_read_as_empty() throws IOException {
        write("owners.yaml", "Alias: [\n");
        String owners = folder.resolve("owners.yaml").toString();

        assertEquals(1, rewrite("--check", "--owners-settings", owners));
        assertTrue(err.toString().contains(owners + ", line "), err::toString);
        assertEquals(2, rewrite("--check", "--owners-settings", owners + ".not"));
        assertEquals(2, rewrite("--check", "--artifact-may", "ArtifactMay"));
        assertTrue(err.toString().contains("--artifact-may must be"), err::toString);
    }

    @Test
    void a_settings_file_of_another_name_is_not_read() throws IOException {
        write("release.yaml", "Alias: dev\n");

        assertEquals(0, rewrite("--check", "--settings", "release.yaml", "--artifact-may", "Alias"), out::toString);
        assertEquals(2, rewrite("--check", "--settings", "nowhere.yaml"));
        assertTrue(err.toString().contains("nowhere.yaml"), err::toString);
    }

    @Test
    void a_function_that_is_not_released_is_held_to_the_alias() {
        assertEquals(0, rewrite("--check", "--functions", "!Web"), out::toString);
    }

    @Test
    void who_only_wants_the_rewritten_template_does_not_get_it() {
        assertEquals(0, rewrite("--bucket", "releases", "--key", "app/1"), err::toString);
        assertTrue(out.toString().contains("AutoPublishAlias: dev"), out::toString);
        assertTrue(err.toString().contains(": warning: "), err::toString);
    }

    @Test
    void an_alias_that_cannot_be_one_is_taken() {
        assertEquals(2, rewrite("--check", "--alias", "12"));
        assertTrue(err.toString().contains("--alias must be an alias"), err::toString);

        assertEquals(2, rewrite("--check", "--functions", "no id"));
        assertTrue(err.toString().contains("--functions must be"), err::toString);
    }
}
