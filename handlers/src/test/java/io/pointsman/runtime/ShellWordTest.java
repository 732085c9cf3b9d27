package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person copies out of a message means to a shell what it says, whatever a key is called. */
class ShellWordTest {
    private static final String ODD = "my app/$(touch here) `it's`;\"x\" * ~ #";

    private static List<String> words(String command) throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", "printf '%s\\n' " + command).start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"releases/web/run-1.json", "a b", "it's", "$HOME", "`id`", "a;b", "*", "~", "#", "\"", "", ODD})
    void a_shell_reads_it_as_it_is(String text) throws IOException {
        assertEquals(List.of(text, "end"), words(ShellWord.of(text) + " end"));
    }

    @Test
    void a_plain_word_stays_readable() {
        assertEquals("s3://releases/web/run-1.json", ShellWord.of("s3://releases/web/run-1.json"));
    }

    @Test
    void the_commands_that_restore_an_object_name_it_whatever_its_key_is() throws IOException {
        BrokenDocument document = new BrokenDocument("releases", ODD, Optional.of("v1"));
        String restore = document.restore();

        String list = restore.substring(restore.indexOf("aws s3api list"), restore.indexOf(" lists the versions"));
        String copy = restore.substring(restore.indexOf("aws s3api copy"), restore.indexOf(" restores the one"));
        assertTrue(words(list).contains(ODD), restore);
        assertTrue(words(copy).containsAll(List.of(ODD, "releases/" + ODD + "?versionId=ID")), restore);
        assertTrue(words(document.undo()).contains(ODD), document.undo());
    }

    @Test
    void the_usual_commands_are_as_the_documents_have_them() {
        String message = String.valueOf(new BrokenDocument("releases", "releases/web/jobs.json", Optional.of("v1"))
                .older("revision 2 is known")
                .getMessage());

        assertTrue(
                message.contains(
                        "--key releases/web/jobs.json --copy-source 'releases/releases/web/jobs.json?versionId=ID'"),
                message);
        assertTrue(message.endsWith("echo '{}' | aws s3 cp - s3://releases/releases/web/jobs.json"), message);
        assertTrue(String.valueOf(new BrokenDocument("releases", "a", Optional.empty())
                        .refused(new JsonFault("/x", "must be text"))
                        .getMessage())
                .contains("/x"));
    }
}
