package io.pointsman.actions.changeset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.cloudformation.ChangeSetOrder.Kind;
import io.pointsman.release.StackStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/change-sets.md says of each status what the code does. */
final class ReadinessTableTest {
    @Test
    void the_table_in_the_docs_is_the_table_in_the_code() throws IOException {
        List<String> expected =
                Stream.of(StackStatus.values()).map(ReadinessTableTest::row).toList();

        List<String> written = Files.readAllLines(Path.of("../docs/change-sets.md")).stream()
                .dropWhile(line -> !line.startsWith("| status | `changeset` |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        assertEquals(String.join("\n", expected), String.join("\n", written));
    }

    private static String row(StackStatus status) {
        return "| `" + status + "` | " + words(status) + " |";
    }

    private static String words(StackStatus status) {
        return switch (Readiness.of(status)) {
            case Readiness.Ready(Kind kind) ->
                kind == Kind.CREATE
                        ? "makes a change set that creates the stack"
                        : "makes a change set that updates the stack";
            case Readiness.Busy(String doing) -> "waits, and says whose operation it is: the stack " + doing;
            case Readiness.Unborn(String advice) ->
                "stops: " + advice + ". With `Recover: Delete`: deletes, starts again";
            case Readiness.Blocked(String advice) -> "stops: " + advice;
        };
    }
}
