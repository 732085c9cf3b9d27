package io.pointsman.bench.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What Linux says of a process that still runs. */
final class ProcessFigures {
    private static final double TICK = 10; // milliseconds: USER_HZ is 100 on every architecture that Lambda has

    private ProcessFigures() {}

    /** Milliseconds of user and system time, its children's left out. */
    static double cpu(Process process) throws IOException {
        String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        return (Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12))) * TICK;
    }

    /** The most that was resident, in MB. */
    static double memory(Process process) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        throw new IOException("/proc does not say how much memory process " + process.pid() + " had");
    }
}
