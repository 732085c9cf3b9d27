package io.pointsman.endpoint.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds processes by what their environment holds: whatever a function starts inherits it, and keeps it when its parent is gone and
 * nothing else tells whose it was. Linux alone shows it; elsewhere nothing is found.
 */
public final class ProcessEnvironments {
    private ProcessEnvironments() {}

    /** @param entry of a variable, {@code NAME=VALUE} */
    public static List<ProcessHandle> having(Predicate<String> entry) {
        long own = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != own)
                .filter(process -> entries(process).anyMatch(entry))
                .toList();
    }

    private static Stream<String> entries(ProcessHandle process) {
        try {
            byte[] all = Files.readAllBytes(Path.of("/proc", String.valueOf(process.pid()), "environ"));
            return Stream.of(new String(all, StandardCharsets.UTF_8).split("\0", -1));
        } catch (IOException e) {
            return Stream.empty(); // ended meanwhile, somebody else's, or no Linux
        }
    }
}
