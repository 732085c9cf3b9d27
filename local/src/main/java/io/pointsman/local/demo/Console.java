package io.pointsman.local.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** What the demo says, one line at a time. */
final class Console {
    private final PrintStream out;
    private final Instant start = Instant.now();

    Console(PrintStream out) {
        this.out = out;
    }

    void scene(String title) {
        out.println();
        out.println("== " + title);
    }

    void line(String text) {
        out.printf("%6.1fs  %s%n", Duration.between(start, Instant.now()).toMillis() / 1000.0, text);
    }

    /** Text of several lines, as it is, further in. */
    void quote(String text) {
        text.lines().forEach(line -> out.println("         | " + line));
    }

    /** What is now true. */
    void closing(String text) {
        line("=> " + text);
    }

    void plain(String text) {
        out.println(text);
    }
}
