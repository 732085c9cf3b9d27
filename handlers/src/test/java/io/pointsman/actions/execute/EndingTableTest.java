package io.pointsman.actions.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.release.StackStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/change-sets.md says of each status what the code does. */
final class EndingTableTest {
    @Test
    void the_table_in_the_docs_is_the_table_in_the_code() throws IOException {
        List<String> expected =
                Stream.of(StackStatus.values()).map(EndingTableTest::row).toList();

        List<String> written = Files.readAllLines(Path.of("../docs/change-sets.md")).stream()
                .dropWhile(line -> !line.startsWith("| status | `execute` |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        assertEquals(String.join("\n", expected), String.join("\n", written));
    }

    private static String row(StackStatus status) {
        return "| `" + status + "` | " + words(status) + " |";
    }

    private static String words(StackStatus status) {
        return switch (Ending.of(status)) {
            case Ending.NotYet(boolean goingBack) -> goingBack ? "follows: going back" : "follows: under way";
            case Ending.Good() -> "succeeds";
            case Ending.Bad(String what, String toDo) -> "fails: " + what + toDo;
        };
    }
}
