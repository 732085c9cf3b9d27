package io.pointsman.endpoint.disk;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process that a temporary folder is of, as the folder's name has it: {@code pointsman-PID-START-...}, START in milliseconds.
 * A number is given to another process sooner or later; the moment of its start tells them apart.
 */
record Owner(long pid, long start) {
    private static final Pattern NAME = Pattern.compile("pointsman-(\\d{1,18})-(\\d{1,18})-.*");

    /** The moment of a start is counted from that of the machine's, which moves when its clock is set, in milliseconds. */
    private static final long DOUBT = 10_000;

    static Owner ofThisProcess() {
        ProcessHandle process = ProcessHandle.current();
        return new Owner(process.pid(), start(process).orElse(0L));
    }

    /** Empty for the name of a folder that is nobody's. */
    static Optional<Owner> of(String folder) {
        Matcher name = NAME.matcher(folder);
        return name.matches()
                ? Optional.of(new Owner(Long.parseLong(name.group(1)), Long.parseLong(name.group(2))))
                : Optional.empty();
    }

    private static Optional<Long> start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli);
    }

    String prefix() {
        return "pointsman-" + pid + "-" + start + "-";
    }

    /** Whether it may still run: where that cannot be told, it does. */
    boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> start == 0
                        || start(process)
                                .filter(when -> Math.abs(when - start) > DOUBT)
                                .isEmpty())
                .isPresent();
    }
}
