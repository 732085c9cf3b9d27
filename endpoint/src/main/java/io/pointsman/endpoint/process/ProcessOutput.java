package io.pointsman.endpoint.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * What a process writes, line by line. Nobody waits inside its pipe: the pipe is looked into, in growing pauses while it is silent,
 * and at once by whoever has to have all that was written so far. What a function wrote before it answered is in the pipe by then.
 */
final class ProcessOutput {
    private static final long SHORTEST = 1_000_000;
    private static final long LONGEST = 50_000_000;

    /** How often one look reads on: a process that writes for ever keeps nobody for ever. */
    private static final int READS = 256;

    private final Process process;
    private final InputStream in;
    private final Consumer<String> log;
    private final byte[] buffer = new byte[8_192];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /** @param log hears each line */
    ProcessOutput(Process process, Consumer<String> log) {
        this.process = process;
        this.in = process.getInputStream();
        this.log = log;
    }

    /** Until the process ends. */
    void follow() {
        long pause = SHORTEST;
        while (process.isAlive()) {
            pause = look() ? SHORTEST : Math.min(2 * pause, LONGEST);
            LockSupport.parkNanos(pause);
        }
        look();
        end();
    }

    /** Takes what is there. Whether there was something. */
    synchronized boolean look() {
        try {
            int reads = 0;
            for (int there = in.available(); there > 0 && reads < READS; there = in.available()) {
                add(in.read(buffer, 0, Math.min(there, buffer.length)));
                reads++;
            }
            return reads > 0;
        } catch (IOException e) {
            if (process.isAlive()) {
                log.accept("the rest of the output is lost: " + e.getMessage());
            }
            return false;
        }
    }

    private void add(int read) {
        for (int i = 0; i < read; i++) {
            if (buffer[i] == '\n') {
                say();
            } else {
                line.write(buffer[i]);
            }
        }
    }

    private synchronized void end() {
        if (line.size() > 0) {
            say();
        }
    }

    private void say() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        log.accept(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
}
