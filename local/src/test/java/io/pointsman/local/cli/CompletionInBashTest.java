package io.pointsman.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The completion script, sourced by bash. */
@DisabledOnOs(OS.WINDOWS)
class CompletionInBashTest {
    @TempDir
    Path folder = Path.of(".");

    private String bash(String commands) throws IOException, InterruptedException {
        StringWriter script = new StringWriter();
        CommandLine program = Pointsman.commandLine();
        program.setOut(new PrintWriter(script, true));
        assertEquals(0, program.execute("completion"));
        Path file = Files.writeString(folder.resolve("completion"), script.toString());
        Process bash = new ProcessBuilder(List.of("bash", "-c", "set -e\nsource " + file + "\n" + commands))
                .redirectErrorStream(true)
                .start();
        bash.getOutputStream().close();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, bash.waitFor(), said);
        return said;
    }

    @Test
    void it_completes_the_program_on_the_path_and_in_this_folder() throws Exception {
        assertTrue(bash("complete -p pointsman").contains("_complete_pointsman"));
        assertTrue(bash("complete -p ./pointsman").contains("_complete_pointsman"));
    }

    @Test
    void the_options_of_a_command_are_offered_to_the_path_too() throws Exception {
        String offered = bash("""
            compopt() { :; } # works only while a completion is under way
            COMP_WORDS=(./pointsman serve --re)
            COMP_CWORD=2
            COMP_LINE="./pointsman serve --re"
            COMP_POINT=${#COMP_LINE}
            _complete_pointsman ./pointsman --re serve
            echo "${COMPREPLY[@]}"
            """);

        assertEquals("--region --record", offered.strip().replaceAll("\\s+", " "));
    }
}
