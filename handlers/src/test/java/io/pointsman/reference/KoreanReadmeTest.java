package io.pointsman.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever reads the Korean README types the same commands. */
final class KoreanReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("```sh[ a-z]*\n(.*?)```", Pattern.DOTALL);

    /** Line by line, without what is said about them. */
    private static List<String> commands(String name) throws IOException {
        return BLOCK.matcher(ThisRepository.text(name))
                .results()
                .flatMap(block -> block.group(1).lines())
                .map(line -> line.replaceFirst("\\s+#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @Test
    void it_tells_a_command_that_the_english_one_does_not() throws IOException {
        List<String> korean = commands("README.ko.md");
        List<String> english = commands("README.md");

        assertTrue(korean.size() >= 5, korean::toString);
        assertEquals(
                List.of(),
                korean.stream().filter(line -> !english.contains(line)).toList());
    }
}
