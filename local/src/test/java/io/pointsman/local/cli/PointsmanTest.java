package io.pointsman.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PointsmanTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine command = Pointsman.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    @Test
    void help_goes_to_standard_output_and_names_every_command_and_exit_code() {
        assertEquals(0, run("--help"));
        for (String word : new String[] {"demo", "serve", "invoke", "completion", "Exit codes", "NO_COLOR"}) {
            assertTrue(out.toString().contains(word), word);
        }
        assertEquals("", err.toString());
    }

    @Test
    void every_command_has_help_with_an_example() {
        for (String name : Pointsman.commandLine().getSubcommands().keySet()) {
            assertEquals(0, run(name, "--help"), name);
            assertTrue(out.toString().contains("Example"), name + " has no example");
            out.getBuffer().setLength(0);
        }
    }

    @Test
    void what_is_printed_to_no_terminal_has_no_colours() {
        run("--help");
        assertFalse(out.toString().contains("\u001b["));
    }

    @Test
    void a_slip_is_answered_on_standard_error_with_the_word_that_was_meant() {
        assertEquals(2, run("serv"));
        assertTrue(err.toString().contains("Did you mean: pointsman serve"), err.toString());
        assertTrue(err.toString().contains("--help"), err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void no_command_is_a_mistake() {
        assertEquals(2, run());
        assertTrue(err.toString().contains("a command is missing"), err.toString());
    }

    @Test
    void an_event_that_is_not_there_or_no_json_is_a_mistake_that_names_the_file(@TempDir Path folder)
            throws IOException {
        assertEquals(
                2, run("invoke", "Rewrite", "-e", folder.resolve("none.json").toString()));
        assertTrue(err.toString().contains("none.json cannot be read"), err.toString());
        Path text = Files.writeString(folder.resolve("text.json"), "{nothing");
        assertEquals(2, run("invoke", "Rewrite", "-e", text.toString()));
        assertTrue(err.toString().contains("text.json is not JSON"), err.toString());
    }

    @Test
    void a_seed_before_no_action_is_a_mistake_that_says_what_there_is() {
        assertEquals(2, run("serve", "--seed=everything"));
        assertTrue(err.toString().contains("rewrite, changeset, execute, publish, shift"), err.toString());
    }

    @Test
    void completion_knows_the_commands_and_their_options() {
        assertEquals(0, run("completion"));
        for (String word : new String[] {"complete -F", "serve", "--seed", "invoke", "--event"}) {
            assertTrue(out.toString().contains(word), word);
        }
    }
}
